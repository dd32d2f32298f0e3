/** The author's door: one class per verb, each a composition of the engine's. Open {@code Main} first. */
@NullMarked
package io.parry.cli;

import org.jspecify.annotations.NullMarked;
