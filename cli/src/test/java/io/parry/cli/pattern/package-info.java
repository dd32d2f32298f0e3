/** Rules held against the engine behind EventBridge. Open {@link io.parry.cli.pattern.Pairs} first. */
@NullMarked
package io.parry.cli.pattern;

import org.jspecify.annotations.NullMarked;
