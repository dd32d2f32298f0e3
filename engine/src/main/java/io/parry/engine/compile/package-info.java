/**
 * Turns names into objects, the second verb: operators, actions and paths are found and checked, and all mistakes are
 * reported at once.
 */
@NullMarked
package io.parry.engine.compile;

import org.jspecify.annotations.NullMarked;
