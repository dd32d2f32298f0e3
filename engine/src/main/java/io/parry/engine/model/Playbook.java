package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * One user story: what must hold, which events say that it no longer does, what to do then, and the tests that prove
 * it.
 *
 * @param file as the user named it
 * @param vars constants and tables of the whole playbook, in file order
 * @param triggers in file order, never empty; the first that matches is used
 * @param finals the steps under {@code finally}
 * @param root the located tree it was read from
 */
public record Playbook(
        String file,
        Node.Scalar id,
        Node.Scalar version,
        Node.Scalar title,
        Optional<Node.Scalar> story,
        Optional<Node.Scalar> status,
        Optional<Node.Scalar> level,
        Optional<Node.Scalar> owner,
        List<Node.Scalar> tags,
        List<Node.Scalar> references,
        List<Node.Scalar> falsepositives,
        Mode mode,
        List<Input> inputs,
        List<Variable> vars,
        List<Trigger> triggers,
        Guards guards,
        List<Step> steps,
        List<Step> finals,
        List<TestCase> tests,
        Node.Members root,
        Location location) {

    public String name() {
        return id.text();
    }

    /** Every step of {@code steps} and {@code finally}, at any depth, in file order. */
    public List<Step> allSteps() {
        return java.util.stream.Stream.concat(steps.stream(), finals.stream())
                .flatMap(Step::withNested)
                .toList();
    }

    /**
     * Of what it says, whatever its layout and comments; without its tests, the lists it names and the values of its
     * inputs.
     */
    public String digest() {
        return Digest.of(root.value().with("tests", Value.MISSING));
    }
}
