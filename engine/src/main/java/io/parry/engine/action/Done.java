package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.time.Instant;

/**
 * A call that was sent, or may have been.
 *
 * @param code of the failure as on the wire, empty where there was none
 * @param at when the answer came, or the call was about to be sent where none is known
 */
public record Done(Call call, Status status, Value response, String code, String requestId, Instant at) {
    public enum Status {
        OK,
        FAILED,
        /** Nobody knows whether it was applied: the answer was lost, or the process died. */
        IN_DOUBT
    }
}
