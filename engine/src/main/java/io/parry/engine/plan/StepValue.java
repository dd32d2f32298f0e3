package io.parry.engine.plan;

import io.parry.engine.action.Outcome.Proof;
import io.parry.engine.value.Value;
import java.util.List;

/** What {@code steps.x} is for the steps after it. */
public final class StepValue {
    private StepValue() {}

    /** A step whose {@code when} is false, or that was not reached. */
    public static Value didNotRun(String id) {
        var unknown = Value.unknown(id);
        return Value.obj("outcome", "skipped", "output", unknown, "state", unknown, "items", unknown, "error", unknown);
    }

    /** A change that is planned: nothing of it is known yet. */
    public static Value planned(String id) {
        var unknown = Value.unknown(id);
        return didNotRun(id).with("outcome", unknown).with("proof", unknown);
    }

    /** A step that ended well, and of which nothing but this is known: one that only looked. */
    public static Value ended(String outcome, Value output, Value state) {
        return Value.obj("outcome", outcome, "output", output, "state", state);
    }

    /** A step that changed something, or found that there was nothing to change. */
    public static Value proven(String outcome, Proof proof, Value output, Value state) {
        return Value.obj("outcome", outcome, "proof", proof.word(), "output", output, "state", state);
    }

    /** A step whose error was accepted: nothing is there, and that is known from the answer. */
    public static Value accepted(String outcome, String code, String message) {
        return Value.obj(
                "outcome",
                outcome,
                "proof",
                Proof.RESPONSE.word(),
                "output",
                Value.obj(),
                "state",
                Value.obj(),
                "error",
                error(code, message));
    }

    /** A step that failed, or whose effect could not be verified. */
    public static Value failed(String id, String outcome, String code, String message) {
        var unknown = Value.unknown(id);
        return Value.obj("outcome", outcome, "output", unknown, "state", unknown, "error", error(code, message));
    }

    /** A loop that ran; {@code items} as in the reference. */
    public static Value loop(String outcome, List<Value> items) {
        return Value.obj("outcome", outcome, "proof", proof(items), "items", new Value.Arr(items));
    }

    /** A group whose steps ended well. */
    public static Value group(String outcome, List<Value> steps) {
        return Value.obj("outcome", outcome, "proof", proof(steps), "output", Value.obj(), "state", Value.obj());
    }

    /** Of several steps: the weakest that one of them has, missing where none has any. */
    private static Value proof(List<Value> steps) {
        var all = steps.stream()
                .map(step -> step.at("proof"))
                .filter(Value.Text.class::isInstance)
                .toList();
        var weaker = Value.of(Proof.RESPONSE.word());
        return all.contains(weaker) ? weaker : all.stream().findFirst().orElse(Value.MISSING);
    }

    public static Value error(String code, String message) {
        return Value.obj("code", code, "message", message);
    }
}
