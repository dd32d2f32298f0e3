package io.parry.actions.door;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.value.Value;
import java.util.Locale;
import java.util.Optional;

/** Answers that do not come from AWS as they stand. */
final class Answers {
    static final String INVALID = "invalid-parameters";

    private Answers() {}

    static Failed refused(String code, String message) {
        return new Failed(Kind.REFUSED, code, message, Value.MISSING, "");
    }

    static Failed denied(String code, String message) {
        return new Failed(Kind.DENIED, code, message, Value.MISSING, "");
    }

    /**
     * A failure inside a 200: part of a change was applied; a read has not given all it was asked for.
     *
     * @return the answer itself where all of it worked
     */
    static Answer complete(OperationFacts facts, Answer.Ok answer) {
        return failed(facts, answer.value())
                .map(member -> (Answer) new Failed(
                        kind(facts, member),
                        "partly-failed",
                        "`" + member + "` says that part of it failed",
                        answer.value(),
                        answer.requestId()))
                .orElse(answer);
    }

    /** What a read left unprocessed it had no capacity for; what it could not find it will not find. */
    private static Kind kind(OperationFacts facts, String member) {
        if (!facts.read()) {
            return Kind.PARTLY;
        }
        return member.toLowerCase(Locale.ROOT).startsWith("unprocessed") ? Kind.AGAIN : Kind.REFUSED;
    }

    private static Optional<String> failed(OperationFacts facts, Value value) {
        return facts.failureMembers().stream()
                .filter(member -> tells(value.at(member).reveal()))
                .findFirst();
    }

    private static boolean tells(Value value) {
        return switch (value) {
            case Value.Arr arr -> !arr.items().isEmpty();
            case Value.Obj obj -> !obj.members().isEmpty();
            case Value.Num num -> num.number().signum() != 0;
            case Value.Text text -> !text.text().isEmpty();
            default -> false;
        };
    }
}
