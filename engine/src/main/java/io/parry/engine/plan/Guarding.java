package io.parry.engine.plan;

import io.parry.engine.compile.CompiledGuards;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.expression.Scope;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.EventTime;
import io.parry.engine.match.Match;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Durations;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The guards that look at the event alone, in their order: own calls, exemptions, age. Pure: a storm of exempt events
 * writes nothing. What they cannot tell blocks.
 */
public final class Guarding {
    private final Set<String> ownRoles;
    private final Instant now;

    /** @param ownRoles ARNs of the roles in which the engine acts */
    public Guarding(Set<String> ownRoles, Instant now) {
        this.ownRoles = ownRoles;
        this.now = now;
    }

    public Optional<PlaybookPlan.Blocked> check(Match match, Scope scope) {
        return ownCall(match).or(() -> exempt(match.playbook(), scope)).or(() -> tooOld(match));
    }

    /** By the issuer of the session only: a user agent is chosen by whoever calls. */
    private Optional<PlaybookPlan.Blocked> ownCall(Match match) {
        var issuer = match.event()
                .value()
                .at("detail")
                .at("userIdentity")
                .at("sessionContext")
                .at("sessionIssuer")
                .at("arn");
        return issuer instanceof Value.Text arn && ownRoles.contains(arn.text())
                ? Optional.of(new PlaybookPlan.Blocked("own-call", "the event was caused by Parry itself"))
                : Optional.empty();
    }

    private Optional<PlaybookPlan.Blocked> exempt(CompiledPlaybook playbook, Scope scope) {
        return playbook.guards().exemptions().stream()
                .filter(exemption -> now.isBefore(exemption.expires()))
                .flatMap(exemption -> exempt(exemption, scope).stream())
                .findFirst();
    }

    private Optional<PlaybookPlan.Blocked> exempt(CompiledGuards.Exemption exemption, Scope scope) {
        return switch (Conditions.test(exemption.when(), Subject.of(scope, now)).settled()) {
            case TRUE ->
                Optional.of(new PlaybookPlan.Blocked(
                        "exempt",
                        exemption.reason() + " (" + exemption.owner() + ", until "
                                + exemption.source().expires().text() + ")"));
            case UNKNOWN ->
                Optional.of(
                        new PlaybookPlan.Blocked("exempt", "cannot tell whether it is exempt: " + exemption.reason()));
            default -> Optional.empty();
        };
    }

    private Optional<PlaybookPlan.Blocked> tooOld(Match match) {
        return match.playbook()
                .guards()
                .maxAge()
                .flatMap(maxAge -> EventTime.of(match)
                        .map(time -> Duration.between(time, now).compareTo(maxAge) > 0
                                ? Optional.of(new PlaybookPlan.Blocked(
                                        "max_age",
                                        "the event is from " + time + ", older than " + Durations.show(maxAge)))
                                : Optional.<PlaybookPlan.Blocked>empty())
                        .orElse(Optional.of(new PlaybookPlan.Blocked("max_age", "cannot tell how old the event is"))));
    }
}
