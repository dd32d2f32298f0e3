package io.parry.engine.run;

import io.parry.engine.action.Outcome;
import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ended step as JSON, and back. What {@code steps.x} is unknown of is unknown again. */
final class StepNote {
    private StepNote() {}

    /** Empty where what the step gives holds a secret, which may not be written down. */
    static Optional<Value> of(StepRecord record, Value given) {
        if (!given.secrets().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ended(record.outcome())
                .with("given", known(given))
                .with("unknown", unknown(given))
                .with("from", record.from().toString())
                .with("to", record.to().toString()));
    }

    private static Value known(Value given) {
        var known = new LinkedHashMap<String, Value>();
        given.members().forEach((name, member) -> {
            if (member.unknown().isEmpty() && member.exists()) {
                known.put(name, member);
            }
        });
        return new Value.Obj(known);
    }

    private static Value unknown(Value given) {
        return Value.of(given.members().entrySet().stream()
                .filter(member -> member.getValue().unknown().isPresent())
                .map(Map.Entry::getKey)
                .toList());
    }

    private static Value ended(Outcome outcome) {
        var note = Value.obj("outcome", outcome.word());
        return switch (outcome) {
            case Outcome.Succeeded succeeded ->
                note.with("proof", succeeded.proof().name()).with("seen", succeeded.seen());
            case Outcome.NothingToDo nothing -> note.with("seen", nothing.seen());
            case Outcome.NotVerified not -> note.with("code", not.code()).with("why", not.why());
            case Outcome.Failed failed -> note.with("code", failed.code()).with("why", failed.why());
            case Outcome.Blocked blocked -> note.with("code", blocked.guard()).with("why", blocked.why());
            case Outcome.Skipped skipped -> note.with("why", skipped.condition());
            case Outcome.Undone undone -> note.with("why", undone.why());
            case Outcome.Planned planned -> throw new IllegalArgumentException("planned is no end");
            case Outcome.Waiting waiting -> throw new IllegalArgumentException("waiting is no end");
        };
    }

    static Outcome outcome(Value note) {
        return switch (text(note, "outcome")) {
            case "succeeded" ->
                new Outcome.Succeeded(Outcome.Proof.valueOf(text(note, "proof")), text(note, "seen"), output(note));
            case "nothing-to-do" -> new Outcome.NothingToDo(text(note, "seen"), output(note));
            case "not-verified" -> new Outcome.NotVerified(text(note, "code"), text(note, "why"), List.of());
            case "blocked" -> new Outcome.Blocked(text(note, "code"), text(note, "why"));
            case "skipped" -> new Outcome.Skipped(text(note, "why"));
            case "undone" -> new Outcome.Undone(text(note, "why"));
            default -> new Outcome.Failed(text(note, "code"), text(note, "why"));
        };
    }

    private static Value output(Value note) {
        return note.at("given").at("output");
    }

    private static String text(Value note, String member) {
        return note.at(member) instanceof Value.Text text ? text.text() : "";
    }

    /** What the step is for the steps after it. */
    static Value given(Value note, String id) {
        var given = note.at("given");
        for (var member : note.at("unknown").items()) {
            given = given.with(member.text(), Value.unknown(id));
        }
        return given;
    }
}
