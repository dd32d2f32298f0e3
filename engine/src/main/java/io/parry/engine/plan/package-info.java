/**
 * Works out what a match would do, the fourth verb: reads only, and one {@code PlaybookPlan} from which text, JSON and
 * HTML are drawn.
 */
@NullMarked
package io.parry.engine.plan;

import org.jspecify.annotations.NullMarked;
