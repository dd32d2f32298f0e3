/**
 * Mistakes of an author as values with a place: what is wrong, where, and what to do about it. Open
 * {@link io.parry.engine.diagnostic.Problem} first.
 */
@NullMarked
package io.parry.engine.diagnostic;

import org.jspecify.annotations.NullMarked;
