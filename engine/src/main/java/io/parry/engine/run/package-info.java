/** Carries a plan out, the fifth verb: the guards, the loop over steps and calls, and the record of what was done. */
@NullMarked
package io.parry.engine.run;

import org.jspecify.annotations.NullMarked;
