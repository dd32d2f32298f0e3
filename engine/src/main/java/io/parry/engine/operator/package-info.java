/**
 * The socket for match operators, one per file: each answers whether a value satisfies what the playbook states. Open
 * {@link io.parry.engine.operator.Operator} first.
 */
@NullMarked
package io.parry.engine.operator;

import org.jspecify.annotations.NullMarked;
