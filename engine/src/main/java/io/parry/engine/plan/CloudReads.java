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
import java.util.Arrays;

/** The present state, asked through the one door. Can only read. */
public final class CloudReads implements Reads {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cloud cloud;
    private final Target target;
    private final Clock clock;

    public CloudReads(Cloud cloud, Target target, Clock clock) {
        this.cloud = cloud;
        this.target = target;
        this.clock = clock;
    }

    @Override
    public Value get(Operation operation, Value parameters) {
        parameters.unknown().ifPresent(unknown -> {
            throw new NotYet(unknown.after());
        });
        return switch (cloud.read(operation, parameters, target, clock.instant().plus(PATIENCE))) {
            case Answer.Ok ok -> ok.value();
            case Answer.Failed failed -> throw new ReadFailed(operation, failed);
        };
    }

    @Override
    public Value find(Operation operation, Value parameters, String... absentCodes) {
        try {
            return get(operation, parameters);
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
        return new CloudReads(cloud, other, clock);
    }
}
