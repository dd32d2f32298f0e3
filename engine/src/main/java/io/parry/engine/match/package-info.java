/**
 * An event against playbooks: what matches and why, or why not. The plain, obviously right matching; a faster one is
 * held against it. Open {@link io.parry.engine.match.Matching} first.
 */
@NullMarked
package io.parry.engine.match;

import org.jspecify.annotations.NullMarked;
