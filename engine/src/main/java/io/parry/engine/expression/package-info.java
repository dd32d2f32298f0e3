/**
 * The small languages inside a playbook's text: RFC 9535 paths, <code>${…}</code> expressions and their filters. Open
 * {@link io.parry.engine.expression.Template} first.
 */
@NullMarked
package io.parry.engine.expression;

import org.jspecify.annotations.NullMarked;
