package io.parry.engine.plan;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** The present state, asked through the one door. Can only read. */
public final class CloudReads implements Reads {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cloud cloud;
    private final Target target;
    private final Function<Duration, Instant> deadline;

    public CloudReads(Cloud cloud, Target target, Clock clock) {
        this(cloud, target, longest -> clock.instant().plus(longest));
    }

    /** @param deadline when an answer has to be there that may take so long at most */
    public CloudReads(Cloud cloud, Target target, Function<Duration, Instant> deadline) {
        this.cloud = cloud;
        this.target = target;
        this.deadline = deadline;
    }

    @Override
    public Value get(Operation operation, Value parameters) {
        return asked(operation, parameters).value();
    }

    @Override
    public Value find(Operation operation, Value parameters, String... absentCodes) {
        return found(() -> get(operation, parameters), absentCodes);
    }

    @Override
    public Value whole(Operation operation, Value parameters, String... absentCodes) {
        return found(() -> complete(operation, asked(operation, parameters)), absentCodes);
    }

    private Answer.Ok asked(Operation operation, Value parameters) {
        parameters.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        return switch (cloud.read(operation, parameters, target, deadline.apply(PATIENCE))) {
            case Answer.Ok ok -> ok;
            case Answer.Failed failed -> throw new ReadFailed(operation, failed);
        };
    }

    /** Nothing that is written back whole may have lost a member on the way. */
    private static Value complete(Operation operation, Answer.Ok ok) {
        if (ok.unread().isEmpty()) {
            return ok.value();
        }
        var why = "the answer holds what this version does not know and would erase: " + String.join(", ", ok.unread());
        throw new ReadFailed(
                operation,
                new Answer.Failed(Answer.Kind.REFUSED, "unknown-members", why, Value.MISSING, ok.requestId()));
    }

    private static Value found(Supplier<Value> ask, String... absentCodes) {
        try {
            return ask.get();
        } catch (ReadFailed failed) {
            if (means(failed.answer(), absentCodes)) {
                return Value.MISSING;
            }
            throw failed;
        }
    }

    private static boolean means(Answer.Failed failed, String... codes) {
        return Arrays.stream(codes).anyMatch(code -> ErrorCodes.bare(code).equals(ErrorCodes.bare(failed.code())));
    }

    @Override
    public Reads in(Target other) {
        return new CloudReads(cloud, other, deadline);
    }
}
