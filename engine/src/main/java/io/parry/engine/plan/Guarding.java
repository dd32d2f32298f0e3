package io.parry.engine.plan;

import io.parry.engine.compile.CompiledGuards;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.expression.Scope;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.EventTime;
import io.parry.engine.match.Match;
import io.parry.engine.match.Subject;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Mode;
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
    /** The guard that tells a delivery that is late; a run that began in time does not mind. */
    public static final String MAX_AGE = "max_age";

    private final Set<String> ownRoles;
    private final Instant now;

    /** @param ownRoles ARNs of the roles in which the engine acts */
    public Guarding(Set<String> ownRoles, Instant now) {
        this.ownRoles = ownRoles;
        this.now = now;
    }

    /** The first that keeps the event from setting anything off. */
    public Optional<PlaybookPlan.Blocked> check(Match match, Scope scope) {
        return said(match, scope).or(() -> tooOldToBeSure(match));
    }

    /** Those that somebody has set. */
    Optional<PlaybookPlan.Blocked> said(Match match, Scope scope) {
        return ownCall(match)
                .or(() -> exempt(match.playbook(), scope))
                .or(() -> maxAge(match).filter(CompiledGuards.MaxAge::said).flatMap(maxAge -> tooOld(match, maxAge)));
    }

    /** The one that nobody has set: how old an event may be, seeing how long the journal remembers. */
    Optional<PlaybookPlan.Blocked> tooOldToBeSure(Match match) {
        return maxAge(match).filter(maxAge -> !maxAge.said()).flatMap(maxAge -> tooOld(match, maxAge));
    }

    /**
     * The rollout that leaves a run out. It is then carried out as in {@link Mode#SHADOW}: planned, and nobody is told.
     *
     * @param mode in which the run is carried out otherwise
     */
    public static Optional<PlaybookPlan.Blocked> rollout(Match match, Mode mode) {
        return match.playbook()
                .guards()
                .rollout()
                .filter(rollout -> mode == Mode.NOTIFY || mode == Mode.ENFORCE)
                .filter(rollout -> !rollout.takes(match.scope().id()))
                .map(rollout -> PlaybookPlan.Blocked.silently(
                        "rollout",
                        "not among the " + rollout.percent().toPlainString() + "% of runs that are carried out"));
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
        return issuer instanceof Value.Text arn && isOwn(arn.text(), match)
                ? Optional.of(PlaybookPlan.Blocked.silently("own-call", "the event was caused by Parry itself"))
                : Optional.empty();
    }

    private boolean isOwn(String arn, Match match) {
        return ownRoles.contains(arn)
                || match.playbook().guards().folder().ownRoles().contains(arn);
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
                Optional.of(PlaybookPlan.Blocked.silently(
                        "exempt",
                        exemption.reason() + " (" + exemption.owner() + ", until "
                                + exemption.source().expires().text() + ")"));
            case UNKNOWN ->
                Optional.of(PlaybookPlan.Blocked.loudly(
                        "exempt", "cannot tell whether it is exempt: " + exemption.reason()));
            default -> Optional.empty();
        };
    }

    private static Optional<CompiledGuards.MaxAge> maxAge(Match match) {
        return Optional.of(match.playbook().guards().maxAge());
    }

    /** An event that tells no time at all is no copy from an archive: those have the envelope's. */
    private Optional<PlaybookPlan.Blocked> tooOld(Match match, CompiledGuards.MaxAge maxAge) {
        var time = EventTime.of(match);
        if (time.isEmpty()) {
            return maxAge.said() || EventTime.isUnreadable(match)
                    ? Optional.of(PlaybookPlan.Blocked.loudly(MAX_AGE, "cannot tell how old the event is"))
                    : Optional.empty();
        }
        return Duration.between(time.get(), now).compareTo(maxAge.limit()) > 0
                ? Optional.of(PlaybookPlan.Blocked.silently(
                        MAX_AGE, "the event is from " + time.get() + ", older than " + Durations.show(maxAge.limit())))
                : Optional.empty();
    }
}
