/**
 * Names become objects: a playbook's records become paths, expressions, operators and actions that can be evaluated, or
 * all of its mistakes at once. Open {@link io.parry.engine.compile.Compiler} first.
 */
@NullMarked
package io.parry.engine.compile;

import org.jspecify.annotations.NullMarked;
