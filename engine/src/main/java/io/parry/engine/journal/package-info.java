/**
 * The socket for memory across runs: a run is claimed once, and each call is noted before it is made and after it has
 * been answered.
 */
@NullMarked
package io.parry.engine.journal;

import org.jspecify.annotations.NullMarked;
