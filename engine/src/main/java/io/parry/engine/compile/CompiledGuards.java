package io.parry.engine.compile;

import io.parry.engine.expression.Template;
import io.parry.engine.model.Guards;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Guards ready to be asked.
 *
 * @param atMost the narrow ones first: an attacker who hammers one thing must not use up everybody's
 * @param outsideAccountLimit whether its changes do not count in the limit of the account
 * @param folder what holds for every playbook beside it
 */
public record CompiledGuards(
        Guards source,
        List<Limit> atMost,
        Optional<Limit> notifyAtMost,
        List<Exemption> exemptions,
        MaxAge maxAge,
        Optional<Rollout> rollout,
        boolean outsideAccountLimit,
        CompiledFolderGuards folder) {

    /**
     * So many runs a window.
     *
     * @param per what is counted apart; absent: the playbook as a whole
     * @param name tells it from the other limits of the playbook
     * @param tells whether people are told beyond it
     */
    public record Limit(int runs, Duration window, Optional<Template> per, String name, boolean tells) {}

    /** @param said whether the playbook says it; otherwise events that tell no time at all are not too old */
    public record MaxAge(Duration limit, boolean said) {}

    /** @param expires the first instant at which it no longer holds */
    public record Exemption(
            CompiledMatcher when, String reason, String owner, Instant expires, Guards.Exemption source) {}

    CompiledGuards atAnyAge() {
        var any = maxAge.said ? maxAge : new MaxAge(ChronoUnit.FOREVER.getDuration(), false);
        return new CompiledGuards(source, atMost, notifyAtMost, exemptions, any, rollout, outsideAccountLimit, folder);
    }
}
