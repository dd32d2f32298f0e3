package io.parry.engine.run;

import io.parry.engine.match.Match;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.Optional;

/** Finds a run again that began with another text of its playbook. */
@FunctionalInterface
public interface Begun {
    /**
     * @param delivered the run as the playbook sets it off now
     * @param text as {@link Match#text} gave it when the run began
     * @param started when it began
     * @return empty where that text cannot be read, or does not set the run off
     */
    Optional<Match> match(Match delivered, Value text, Instant started);
}
