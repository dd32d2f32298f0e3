/**
 * The front door: {@code Engine} takes playbooks and an event through compile, match, plan and run, and reads like that
 * list. Open it first.
 */
@NullMarked
package io.parry.engine;

import org.jspecify.annotations.NullMarked;
