/**
 * What a match would do: every step with its verdict, worked out without changing anything. Open
 * {@link io.parry.engine.plan.Planner} first.
 */
@NullMarked
package io.parry.engine.plan;

import org.jspecify.annotations.NullMarked;
