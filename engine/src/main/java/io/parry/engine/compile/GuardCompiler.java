package io.parry.engine.compile;

import io.parry.engine.action.Effect;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Guards;
import io.parry.engine.model.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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

    CompiledGuards compile(Guards guards, Names names) {
        var maxAge = guards.maxAge().flatMap(text -> Durations.parse(text.text()));
        return new CompiledGuards(
                guards,
                guards.atMost().flatMap(atMost -> atMost(atMost, names)),
                exemptions(guards.exemptions(), names),
                maxAge);
    }

    /** A change that looks first is safe at any age; {@code max_age} would only let the state stay wrong. */
    static void checkNeeded(Guards guards, List<CompiledStep> steps, Problems problems) {
        if (guards.maxAge().isPresent() && steps.stream().noneMatch(GuardCompiler::changesWithoutLooking)) {
            problems.add(Problem.warning(
                            ProblemCode.GUARD_NOT_NEEDED,
                            guards.maxAge().get().location(),
                            "`max_age` is not needed: every change here looks at the state first, at any age of the event")
                    .hint("leave it out, so that a late event is still acted on"));
        }
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

    private Optional<CompiledGuards.AtMost> atMost(Guards.AtMost source, Names names) {
        var per = source.per().flatMap(node -> matchers.template(node, names));
        var window = Durations.parse(source.window().text());
        var runs = number(source.runs());
        return window.isEmpty() || runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompiledGuards.AtMost(runs.get(), window.get(), per));
    }

    private Optional<Integer> number(Node.Scalar text) {
        try {
            return Optional.of(Integer.parseInt(text.text()));
        } catch (NumberFormatException notANumber) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_VALUE, text.location(), "a whole number expected, found `" + text.text() + "`"));
            return Optional.empty();
        }
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
