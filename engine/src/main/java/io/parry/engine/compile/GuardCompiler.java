package io.parry.engine.compile;

import io.parry.engine.action.Effect;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.journal.Retention;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Guards;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Guards with their texts as numbers, durations and times. */
final class GuardCompiler {
    private final MatcherCompiler matchers;
    private final Problems problems;

    GuardCompiler(MatcherCompiler matchers, Problems problems) {
        this.matchers = matchers;
        this.problems = problems;
    }

    /** @param steps of the playbook, those under {@code finally} too */
    CompiledGuards compile(Guards guards, Names names, List<CompiledStep> steps, CompiledFolderGuards folder) {
        boolean unseen = steps.stream().anyMatch(GuardCompiler::changesWithoutLooking);
        new WideExemptions(problems).check(guards);
        checkOutsideAccountLimit(guards, unseen);
        return new CompiledGuards(
                guards,
                narrowFirst(guards.atMost(), names),
                guards.notifyAtMost().flatMap(limit -> limit(limit, names)),
                exemptions(guards.exemptions(), names),
                maxAge(guards, unseen),
                guards.rollout().map(GuardCompiler::rollout),
                guards.outsideAccountLimit().isPresent(),
                folder);
    }

    private CompiledGuards.MaxAge maxAge(Guards guards, boolean unseen) {
        var said = guards.maxAge().flatMap(text -> Durations.parse(text.text()));
        if (said.isEmpty()) {
            return new CompiledGuards.MaxAge(unseen ? Retention.OLDEST_EVENT_UNSEEN : Retention.OLDEST_EVENT, false);
        }
        checkMaxAge(guards.maxAge().orElseThrow(), said.get(), unseen);
        return new CompiledGuards.MaxAge(said.get(), true);
    }

    /** A change that looks first is safe at any age; {@code max_age} would only let the state stay wrong. */
    private void checkMaxAge(Node.Scalar source, Duration said, boolean unseen) {
        var most = Durations.show(Retention.OLDEST_EVENT);
        if (said.compareTo(Retention.OLDEST_EVENT) > 0) {
            problems.add(Problem.error(
                            ProblemCode.WRONG_VALUE,
                            source.location(),
                            "at most `" + most + "` expected, this is `" + source.text() + "`")
                    .hint("the journal keeps runs for " + Durations.show(Retention.ENDED_RUNS)
                            + "; an event that comes again after that would be acted on again"));
        } else if (!unseen) {
            problems.add(Problem.warning(
                            ProblemCode.GUARD_NOT_NEEDED,
                            source.location(),
                            "`max_age` is not needed: every change here looks at the state first, at any age of the event")
                    .hint("leave it out, so that a late event is still acted on, up to " + most));
        }
    }

    private void checkOutsideAccountLimit(Guards guards, boolean unseen) {
        guards.outsideAccountLimit()
                .filter(reason -> unseen)
                .ifPresent(reason -> problems.add(Problem.error(
                                ProblemCode.KEY_NOT_ALLOWED,
                                reason.location(),
                                "only changes that look at the state first may be outside the limit of the account")
                        .hint("give every change an `unless`, or leave `outside_account_limit` out")));
    }

    private static boolean changesWithoutLooking(CompiledStep step) {
        return switch (step.body()) {
            case CompiledStep.Group group ->
                Stream.concat(group.steps().stream(), group.otherwise().stream())
                        .anyMatch(GuardCompiler::changesWithoutLooking);
            case CompiledStep.Change change ->
                change.unless().isEmpty() && change.operation().effect() != Effect.NOTIFY;
            default -> false;
        };
    }

    private List<CompiledGuards.Limit> narrowFirst(List<Guards.AtMost> sources, Names names) {
        return sources.stream()
                .flatMap(source -> limit(source, names).stream())
                .sorted(Comparator.comparing(limit -> limit.per().isEmpty()))
                .toList();
    }

    private Optional<CompiledGuards.Limit> limit(Guards.AtMost source, Names names) {
        boolean tells =
                source.then().filter(then -> then.text().equals("notify")).isPresent();
        return limit(source.runs(), source.window(), source.per(), tells, names);
    }

    private Optional<CompiledGuards.Limit> limit(Guards.NotifyAtMost source, Names names) {
        return limit(source.times(), source.window(), source.per(), false, names);
    }

    private Optional<CompiledGuards.Limit> limit(
            Node.Scalar runs, Node.Scalar window, Optional<Node.Scalar> per, boolean tells, Names names) {
        var key = per.flatMap(node -> matchers.template(node, names));
        var name = per.map(Node.Scalar::text).orElse("");
        return Durations.parse(window.text())
                .filter(length -> runs.value() instanceof Value.Num)
                .map(length -> new CompiledGuards.Limit(runs.value().number().intValue(), length, key, name, tells));
    }

    private static Rollout rollout(Node.Scalar share) {
        return new Rollout(new BigDecimal(share.text().replace("%", "")));
    }

    private List<CompiledGuards.Exemption> exemptions(List<Guards.Exemption> sources, Names names) {
        var exemptions = new ArrayList<CompiledGuards.Exemption>();
        for (var source : sources) {
            var when = matchers.compile(source.when(), names.notTesting());
            expiry(source.expires())
                    .ifPresent(expires -> exemptions.add(new CompiledGuards.Exemption(
                            when, source.reason().text(), source.owner().text(), expires, source)));
        }
        return exemptions;
    }

    /** A time; a date lasts until its end in UTC. */
    private Optional<Instant> expiry(Node.Scalar text) {
        try {
            return Optional.of(
                    text.text().length() == 10
                            ? LocalDate.parse(text.text())
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(text.text()).toInstant());
        } catch (DateTimeParseException notATime) {
            problems.add(Problem.error(
                            ProblemCode.WRONG_VALUE,
                            text.location(),
                            "a date or time expected, found `" + text.text() + "`")
                    .hint("write `2027-01-31` or `2027-01-31T12:00:00Z`"));
            return Optional.empty();
        }
    }
}
