package io.parry.actions.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.journal.Journal.Slot;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a run's attempt: {@code c#N} a call before it is sent, {@code r#N} what came of it, {@code o#N} what was
 * noted of steps since.
 */
final class RunText {
    private RunText() {}

    /** @return empty where the call is too large to be noted */
    static Optional<Item> call(HeldRun run, int number, Slot slot, Call call, String op, Instant now) {
        return Body.of(CallText.write(call))
                .map(body -> slot(run.key(part("c", number)), slot)
                        .with("op", op)
                        .with("at", now.toEpochMilli())
                        .with("body", body));
    }

    static Item result(HeldRun run, int number, Done done) {
        var item = run.key(part("r", number))
                .with("st", done.status().name())
                .with("at", done.at().toEpochMilli())
                .with("code", done.code())
                .with("request", done.requestId());
        return done.response().isMissing() ? item : item.with("body", Body.cut(done.response(), Value::unknown));
    }

    /** Of a note that is too large it is said that there was one: what was noted before is no longer so. */
    static Item notes(HeldRun run, int number, Map<Slot, Value> notes, String op) {
        var list = new ArrayList<Value>();
        notes.forEach((slot, note) -> list.add(Value.obj("step", slot.step(), "turn", slot.turn(), "note", note)));
        var item = run.key(part("o", number)).with("op", op);
        var all = Body.of(new Value.Arr(list));
        return item.with(
                "body",
                all.orElseGet(() -> Body.of(new Value.Arr(withoutNotes(list))).orElseThrow()));
    }

    private static List<Value> withoutNotes(List<Value> list) {
        return list.stream().map(entry -> entry.with("note", Value.MISSING)).toList();
    }

    private static Item slot(Item key, Slot slot) {
        return key.with("step", slot.step()).with("turn", slot.turn());
    }

    private static String part(String kind, int number) {
        return "%s#%06d".formatted(kind, number);
    }

    /**
     * Tells the run what is there of it.
     *
     * @param items of its attempt, in any order
     * @param count how many calls there have to be
     * @throws Unreachable where one is missing
     */
    static void read(HeldRun run, List<Item> items, int count) {
        var parts = new HashMap<String, Item>();
        var prefix = run.key("").text("sk");
        items.forEach(item -> parts.put(item.text("sk").substring(prefix.length()), item));
        for (int number = 0; number < count; number++) {
            readCall(run, parts, number);
        }
        for (int number = 0; ; number++) {
            var bundle = Optional.ofNullable(parts.get(part("o", number)));
            if (bundle.isEmpty()) {
                return;
            }
            run.found(readNotes(bundle.flatMap(RunText::body).orElse(Value.MISSING)));
        }
    }

    private static Map<Slot, Optional<Value>> readNotes(Value bundle) {
        var notes = new HashMap<Slot, Optional<Value>>();
        for (var entry : bundle.items()) {
            var slot = new Slot(entry.at("step").text(), entry.at("turn").text());
            notes.put(slot, Optional.of(entry.at("note")).filter(note -> !note.isMissing()));
        }
        return notes;
    }

    private static void readCall(HeldRun run, Map<String, Item> parts, int number) {
        var item = Optional.ofNullable(parts.get(part("c", number)))
                .orElseThrow(() -> new Unreachable("the journal has lost call " + number + " of run "
                        + run.held().run()));
        var call = CallText.read(body(item).orElse(Value.MISSING));
        var sent = new Done(call, Done.Status.IN_DOUBT, Value.MISSING, "", "", at(item));
        var result = Optional.ofNullable(parts.get(part("r", number)));
        run.sent(slot(item), result.map(found -> answered(call, found)).orElse(sent));
    }

    private static Done answered(Call call, Item result) {
        return new Done(
                call,
                status(result),
                body(result).orElse(Value.MISSING),
                result.text("code"),
                result.text("request"),
                at(result));
    }

    private static Done.Status status(Item result) {
        var word = result.text("st");
        for (var status : Done.Status.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        throw result.strange("st");
    }

    private static Slot slot(Item item) {
        return new Slot(item.text("step"), item.text("turn"));
    }

    private static Instant at(Item item) {
        return Instant.ofEpochMilli(item.number("at"));
    }

    private static Optional<Value> body(Item item) {
        return item.has("body") ? Optional.of(Body.read(item.text("body"))) : Optional.empty();
    }
}
