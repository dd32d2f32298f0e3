package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * One call that would change or tell something.
 *
 * @param guard members that protect it (lock token, ETag) and are no part of what it does; a map
 * @param about ARNs of what it changes; never empty for {@link Effect#CHANGE} and {@link Effect#DESTROY}
 * @param undo what takes it back
 */
public record Call(
        Operation operation,
        Value parameters,
        Value guard,
        Target target,
        Effect effect,
        List<String> about,
        List<Change> changes,
        Repeat repeat,
        Optional<Undo> undo) {
    public Call {
        about = List.copyOf(about);
        changes = List.copyOf(changes);
        if (about.isEmpty() && effect != Effect.NOTIFY) {
            throw new IllegalArgumentException(operation + ": a change has to say what it is about");
        }
    }

    /** A call that converges and whose changes are not named. */
    public static Call of(Operation operation, Value parameters, Target target, Effect effect, List<String> about) {
        return new Call(
                operation,
                parameters,
                Value.obj(),
                target,
                effect,
                about,
                List.of(),
                new Repeat.Converges(),
                Optional.empty());
    }

    public Call changing(String path, Value before, Value after) {
        var more = new java.util.ArrayList<>(changes);
        more.add(new Change(path, before, after));
        return new Call(operation, parameters, guard, target, effect, about, more, repeat, undo);
    }

    public Call repeating(Repeat other) {
        return new Call(operation, parameters, guard, target, effect, about, changes, other, undo);
    }

    public Call undoneBy(Undo other) {
        return new Call(operation, parameters, guard, target, effect, about, changes, repeat, Optional.of(other));
    }

    /** The parameters with the members that protect the call: what goes out. */
    public Value guarded() {
        var all = parameters;
        for (var member : guard.members().entrySet()) {
            all = all.with(member.getKey(), member.getValue());
        }
        return all;
    }

    /**
     * As a journal keeps it: without secrets and guards, and without an undo that needs a secret, which would write the
     * mask. Its identity is that of a call with the same secrets' masks.
     */
    public Call redacted() {
        return new Call(
                operation,
                parameters.redact(),
                Value.obj(),
                target,
                effect,
                about,
                changes.stream()
                        .map(change -> new Change(
                                change.path(),
                                change.before().redact(),
                                change.after().redact()))
                        .toList(),
                repeat,
                undo.filter(back -> back.with().secrets().isEmpty()));
    }

    /**
     * The deed: what is done, where and to what. Guards and tokens are no part of it; two plans of one deed are equal.
     */
    public Object identity() {
        return List.of(
                operation,
                target,
                about,
                changes.isEmpty()
                        ? parameters
                        : changes.stream()
                                .map(change -> List.of(change.path(), change.after()))
                                .toList());
    }

    /** A member that changes, before and after. */
    public record Change(String path, Value before, Value after) {}

    /** A step like any other; {@code Unknown("response.X")} in its inputs is filled from the answer. */
    public record Undo(String action, Value with) {}

    /** What tells, after an interruption, whether the call was applied. */
    public sealed interface Repeat {
        /** The next plan reads from the state whether it happened. */
        record Converges() implements Repeat {}

        /** The API applies it once per token; the engine fills this member where the parameters have none. */
        record Token(String member) implements Repeat {}

        /** Nothing tells; the answer is the only proof. */
        record Once() implements Repeat {}
    }
}
