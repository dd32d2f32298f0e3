package io.parry.engine.operator;

/**
 * An operator about how many of the selected values, none included, satisfy something. Who evaluates conditions knows
 * these; here they say what they are.
 */
public sealed interface Quantifier extends Operator permits Exists, AnythingBut, None, Every {}
