package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.time.Instant;

/** A call that was sent, or may have been. */
public record Done(Call call, Status status, Value response, String requestId, Instant at) {
    public enum Status {
        OK,
        FAILED,
        /** Nobody knows whether it was applied: the answer was lost, or the process died. */
        IN_DOUBT
    }
}
