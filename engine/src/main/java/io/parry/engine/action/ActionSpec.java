package io.parry.engine.action;

import java.time.Duration;
import java.util.List;

/**
 * What an action says of itself.
 *
 * @param name as playbooks write it
 * @param summary one sentence for the reference
 * @param inputs the members of {@code with}, in the order of the reference
 * @param example a step, in YAML
 * @param settle how long a change may take to show in reads: the longest the engine keeps looking, the least age of a
 *     first look it trusts
 */
public record ActionSpec(String name, String summary, List<Input> inputs, String example, Uses uses, Duration settle) {
    /** One member of {@code with}. */
    public record Input(String name, String type, boolean required, String description) {}
}
