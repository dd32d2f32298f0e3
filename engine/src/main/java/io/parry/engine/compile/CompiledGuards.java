package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import io.parry.engine.model.Guards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Guards ready to be asked. */
public record CompiledGuards(
        Guards source, Optional<AtMost> atMost, List<Exemption> exemptions, Optional<Duration> maxAge) {

    /** @param per what is counted apart; absent: the playbook as a whole */
    public record AtMost(int runs, Duration window, Optional<Template> per) {}

    /** @param expires the first instant at which it no longer holds */
    public record Exemption(
            CompiledMatcher when, String reason, String owner, Instant expires, Guards.Exemption source) {}
}
