package io.parry.engine.compile;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A secret that a change has answered is told once and never written down. A run that sleeps loses it, so a step after
 * a wait or an approval may not use it.
 */
final class SecretsAfterWaits {
    private final Problems problems;
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> lost = new HashSet<>();

    SecretsAfterWaits(Problems problems) {
        this.problems = problems;
    }

    /** @param steps in the order of a run */
    void check(List<CompiledStep> steps) {
        steps.forEach(this::check);
    }

    private void check(CompiledStep step) {
        if (waitsForAPerson(step)) {
            lost.addAll(secrets);
        }
        templates(step).forEach(template -> template.uses().forEach(this::check));
        matchers(step).flatMap(Asked::uses).forEach(this::check);
        switch (step.body()) {
            case CompiledStep.Group group -> {
                check(group.steps());
                check(group.otherwise());
            }
            case CompiledStep.Change change -> {
                if (!change.secrets().isEmpty()
                        || !change.operation().secretOutputs().isEmpty()) {
                    secrets.add(step.name());
                }
            }
            case CompiledStep.Read read when read.until().isPresent() -> lost.addAll(secrets);
            default -> {}
        }
    }

    private static boolean waitsForAPerson(CompiledStep step) {
        return step.source()
                .approval()
                .filter(approval -> !approval.notNeeded())
                .map(Step.Approval::location)
                .isPresent();
    }

    private void check(Template.Use use) {
        var names = use.path().leadingNames();
        if (use.path().root().equals("steps")
                && names.size() > 1
                && lost.contains(names.getFirst())
                && names.get(1).equals("output")) {
            problems.add(Problem.error(
                            ProblemCode.SECRET_AFTER_WAIT,
                            use.location(),
                            "`" + use.path() + "` may hold a secret of `" + names.getFirst()
                                    + "`, which is gone once the run has waited")
                    .hint("use it before the wait, or pass on where it is kept"));
        }
    }

    private static Stream<CompiledMatcher> matchers(CompiledStep step) {
        var inside = switch (step.body()) {
            case CompiledStep.Read read -> Stream.of(read.until(), read.failIf());
            case CompiledStep.Change change ->
                Stream.of(change.failIf(), change.unless().map(CompiledStep.Check::result));
            case CompiledStep.Named named -> Stream.of(named.failIf());
            default -> Stream.<Optional<CompiledMatcher>>empty();
        };
        return Stream.concat(Stream.of(step.when(), step.loop().flatMap(CompiledLoop::where)), inside)
                .flatMap(Optional::stream);
    }

    private static Stream<Template> templates(CompiledStep step) {
        return Stream.concat(step.loop().map(CompiledLoop::list).stream(), inBody(step));
    }

    private static Stream<Template> inBody(CompiledStep step) {
        return switch (step.body()) {
            case CompiledStep.Read read -> read.with().stream();
            case CompiledStep.Change change ->
                Stream.of(change.with(), change.about(), change.unless().flatMap(CompiledStep.Check::with))
                        .flatMap(Optional::stream);
            case CompiledStep.Named named -> named.with().stream();
            case CompiledStep.End end -> end.reason().stream();
            case CompiledStep.Modify modify ->
                Stream.concat(
                        Stream.of(
                                        modify.read().with(),
                                        modify.start(),
                                        modify.about(),
                                        modify.write().with())
                                .flatMap(Optional::stream),
                        modify.edits().stream().flatMap(edit -> edit.value().stream()));
            case CompiledStep.Assign assign -> assign.vars().stream().flatMap(SecretsAfterWaits::templates);
            case CompiledStep.Group group -> Stream.empty();
        };
    }

    private static Stream<Template> templates(CompiledVariable variable) {
        return switch (variable.meaning()) {
            case CompiledVariable.Plain plain -> Stream.of(plain.value());
            case CompiledVariable.Comprehension comprehension ->
                Stream.concat(
                        Stream.of(comprehension.loop().list(), comprehension.value()), comprehension.key().stream());
        };
    }
}
