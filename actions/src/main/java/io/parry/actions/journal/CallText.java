package io.parry.actions.journal;

import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.Optional;

/** A redacted call as a value, and back: the same deed, so that a takeover knows it again. */
final class CallText {
    private CallText() {}

    static Value write(Call call) {
        return Value.obj(
                "operation", call.operation().toString(),
                "parameters", call.parameters(),
                "target", target(call.target()),
                "effect", call.effect().name(),
                "about", call.about(),
                "changes", call.changes().stream().map(CallText::change).toList(),
                "repeat", repeat(call.repeat()),
                "undo", call.undo().map(CallText::undo).orElse(Value.MISSING));
    }

    private static Value target(Target target) {
        return Value.obj(
                "partition", target.partition(),
                "account", target.account(),
                "region", target.region(),
                "role", target.role());
    }

    private static Value change(Call.Change change) {
        return Value.obj("path", change.path(), "before", change.before(), "after", change.after());
    }

    private static Value repeat(Repeat repeat) {
        return switch (repeat) {
            case Repeat.Converges converges -> Value.obj("by", "state");
            case Repeat.Token token -> Value.obj("by", "token", "member", token.member());
            case Repeat.Once once -> Value.obj("by", "nothing");
        };
    }

    private static Value undo(Call.Undo undo) {
        return Value.obj("action", undo.action(), "with", undo.with());
    }

    /** @throws Unreachable where it is no call of ours */
    static Call read(Value text) {
        try {
            return new Call(
                    Operation.of(text.at("operation").text()),
                    text.at("parameters"),
                    Value.obj(),
                    readTarget(text.at("target")),
                    Effect.valueOf(text.at("effect").text()),
                    text.at("about").items().stream().map(Value::text).toList(),
                    text.at("changes").items().stream()
                            .map(CallText::readChange)
                            .toList(),
                    readRepeat(text.at("repeat")),
                    readUndo(text.at("undo")));
        } catch (IllegalArgumentException | IllegalStateException | NotYet strange) {
            throw new Unreachable("the journal holds a call that is none of ours: " + strange.getMessage());
        }
    }

    private static Target readTarget(Value target) {
        return new Target(
                target.at("partition").text(),
                target.at("account").text(),
                target.at("region").text(),
                target.at("role").text());
    }

    private static Call.Change readChange(Value change) {
        return new Call.Change(change.at("path").text(), change.at("before"), change.at("after"));
    }

    private static Repeat readRepeat(Value repeat) {
        return switch (repeat.at("by").text()) {
            case "state" -> new Repeat.Converges();
            case "token" -> new Repeat.Token(repeat.at("member").text());
            case "nothing" -> new Repeat.Once();
            default -> throw new IllegalStateException("a way to repeat that is not known");
        };
    }

    private static Optional<Call.Undo> readUndo(Value undo) {
        return undo.isMissing()
                ? Optional.empty()
                : Optional.of(new Call.Undo(undo.at("action").text(), undo.at("with")));
    }
}
