/** Every fault at every point: what a run claims is held against what a small AWS of our own has counted. */
@NullMarked
package io.parry.engine.run.matrix;

import org.jspecify.annotations.NullMarked;
