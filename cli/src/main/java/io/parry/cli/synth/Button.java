package io.parry.cli.synth;

/**
 * A custom action of Security Hub: what an analyst chooses in a list of findings.
 *
 * @param id the end of its ARN, at most 20 letters and digits
 * @param name what the analyst reads, at most 20 characters
 */
public record Button(String id, String name, String description) {}
