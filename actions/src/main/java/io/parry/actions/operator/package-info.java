/** Match operators that know shapes which only AWS has. Open {@link io.parry.actions.operator.OpensPort} first. */
@NullMarked
package io.parry.actions.operator;

import org.jspecify.annotations.NullMarked;
