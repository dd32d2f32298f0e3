package io.parry.engine.run;

import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param outcome the word of the record
 * @param record what the run leaves behind, redacted
 * @param comeBack when the event is to be delivered again, since the run has not ended
 * @param fromRecord whether it had ended before and was not carried out again
 */
public record RunResult(
        Match match,
        Mode mode,
        String run,
        String outcome,
        Optional<Failure> error,
        Value record,
        boolean fromRecord,
        Optional<Instant> comeBack) {
    public record Failure(String code, String message) {}

    /** Whether the run ended in a way that a person has to look at. */
    public boolean isBad() {
        return outcome.equals("failed")
                || outcome.equals("not-verified")
                || outcome.equals("busy")
                || (outcome.equals("waiting") && error.isPresent());
    }
}
