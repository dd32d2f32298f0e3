package io.parry.engine.plan;

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
        return Value.obj("outcome", unknown, "output", unknown, "state", unknown, "items", unknown, "error", unknown);
    }

    /** A step that ended well. */
    public static Value ended(String outcome, Value output, Value state) {
        return Value.obj("outcome", outcome, "output", output, "state", state);
    }

    /** A step whose error was accepted: nothing is there, and that is known. */
    public static Value accepted(String outcome, String code, String message) {
        return Value.obj(
                "outcome", outcome, "output", Value.obj(), "state", Value.obj(), "error", error(code, message));
    }

    /** A step that failed, or whose effect could not be verified. */
    public static Value failed(String id, String outcome, String code, String message) {
        var unknown = Value.unknown(id);
        return Value.obj("outcome", outcome, "output", unknown, "state", unknown, "error", error(code, message));
    }

    /** A loop that ran; {@code items} as in the reference. */
    public static Value loop(String outcome, List<Value> items) {
        return Value.obj("outcome", outcome, "items", new Value.Arr(items));
    }

    public static Value error(String code, String message) {
        return Value.obj("code", code, "message", message);
    }
}
