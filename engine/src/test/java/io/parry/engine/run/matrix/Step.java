package io.parry.engine.run.matrix;

import java.time.Instant;
import java.util.Optional;

/**
 * The next thing that a process does in the sight of others.
 *
 * @param name of what it calls: {@code journal intent}, {@code call ec2:CreateFlowLogs}, {@code sleep}
 * @param until when a sleep is over
 * @param sent the operation that was sent last, or is about to be
 */
record Step(String name, Optional<Instant> until, String sent) {
    boolean isSend() {
        return name.startsWith("call ");
    }

    /** Whoever dies here has told people something, and nobody knows. */
    boolean leavesAMessageInDoubt() {
        return name.equals("journal result") && sent.equals("sns:Publish");
    }
}
