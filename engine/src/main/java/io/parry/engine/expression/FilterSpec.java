package io.parry.engine.expression;

/**
 * A filter for the reference.
 *
 * @param signature {@code split(separator)}, {@code omit(name, …)}
 * @param summary what it gives, one line
 * @param example an expression that uses it
 * @param given the scope that the example is evaluated in, a JSON object
 * @param result what the example gives, as JSON
 */
public record FilterSpec(String name, String signature, String summary, String example, String given, String result) {}
