/**
 * JSON and the two things JSON lacks: a value that is not known yet and a value that is secret. Open
 * {@link io.parry.engine.value.Value} first.
 */
@NullMarked
package io.parry.engine.value;

import org.jspecify.annotations.NullMarked;
