package io.parry.engine.compile;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Effect;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Node;
import io.parry.engine.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a step does: its action's name becomes an action, and the keys that this action takes are checked. */
final class BodyCompiler {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ActionNames actions;
    private final MatcherCompiler matchers;
    private final ModifyCompiler modify;
    private final NeededParameters needed;
    private final Problems problems;

    BodyCompiler(Catalog catalog, MatcherCompiler matchers, Problems problems) {
        this.actions = new ActionNames(catalog, problems);
        this.matchers = matchers;
        this.needed = new NeededParameters(catalog, problems);
        this.modify = new ModifyCompiler(actions, needed, matchers, problems);
        this.problems = problems;
    }

    /** @param approved whether the step or a group around it asks a person, or says that nobody need be asked */
    Optional<CompiledStep.Body> compile(Step step, Step.Act act, Names names, boolean approved) {
        var with = act.with().flatMap(node -> matchers.template(node, names(act, names)));
        return switch (act.action().text()) {
            case "Succeed", "Fail" -> end(step, act, names);
            case "AwsModify" -> modified(step, act, names);
            default ->
                actions.find(act.action()).flatMap(found -> switch (found) {
                    case ActionNames.Named named -> named(step, act, named.action(), with, names);
                    case ActionNames.Api api ->
                        api.facts().read()
                                ? read(step, act, api.facts(), with, names)
                                : change(step, act, api.facts(), with, names, approved);
                });
        };
    }

    private Optional<CompiledStep.Body> modified(Step step, Step.Act act, Names names) {
        refuse(
                step,
                "`AwsModify` proves and undoes by itself, and errors and secrets are named under its `read`",
                Set.of("retry", "about", "permissions"));
        var about = act.about().flatMap(node -> matchers.template(node, names));
        return modify.compile(act, names, about, retry(act));
    }

    /** AwsModify's templates have names of their own and are compiled by {@link ModifyCompiler}. */
    private static Names names(Step.Act act, Names names) {
        return act.action().text().equals("AwsModify") ? names.withRoot("this", "read", "new") : names;
    }

    private Optional<CompiledStep.Body> end(Step step, Step.Act act, Names names) {
        var action = act.action().text();
        refuse(step, action + " takes `with: {reason: …}` only", Set.of());
        var reason = reasonOf(act).flatMap(node -> matchers.template(node, names));
        return Optional.of(new CompiledStep.End(action.equals("Succeed"), reason));
    }

    private Optional<Node> reasonOf(Step.Act act) {
        if (act.with().isEmpty() || !(act.with().get() instanceof Node.Members members)) {
            return Optional.empty();
        }
        members.members().stream()
                .filter(member -> !member.name().equals("reason"))
                .forEach(member -> unknownInput(member.key(), act.action().text(), List.of("reason")));
        return members.get("reason");
    }

    private Optional<CompiledStep.Body> named(
            Step step, Step.Act act, Action action, Optional<Template> with, Names names) {
        refuse(step, "`" + action.spec().name() + "` plans and proves by itself", COMMON);
        checkInputs(act, action.spec());
        return Optional.of(new CompiledStep.Named(
                action, actions.tellsOnly(action), with, codes(act.acceptErrors()), failIf(act, names), retry(act)));
    }

    private void checkInputs(Step.Act act, ActionSpec spec) {
        var given = act.with().orElse(null);
        if (given instanceof Node.Members members) {
            var known = spec.inputs().stream().map(ActionSpec.Input::name).toList();
            members.members().stream()
                    .filter(member -> !known.contains(member.name()))
                    .forEach(member -> unknownInput(member.key(), spec.name(), known));
            spec.inputs().stream()
                    .filter(input ->
                            input.required() && members.get(input.name()).isEmpty())
                    .forEach(input -> missingInput(act, spec, input));
        } else if (given == null) {
            spec.inputs().stream().filter(ActionSpec.Input::required).forEach(input -> missingInput(act, spec, input));
        }
    }

    private void missingInput(Step.Act act, ActionSpec spec, ActionSpec.Input input) {
        problems.add(Problem.error(
                        ProblemCode.MISSING_INPUT,
                        act.action().location(),
                        "`" + spec.name() + "` needs `with: {" + input.name() + ": …}`")
                .hint(input.description()));
    }

    private void unknownInput(Node.Scalar key, String action, List<String> known) {
        var problem = Problem.error(
                ProblemCode.UNKNOWN_INPUT, key.location(), "`" + action + "` takes no `" + key.text() + "`");
        problems.add(NearestName.of(key.text(), known)
                .map(near -> problem.hint("did you mean `" + near + "`?"))
                .orElse(problem.hint("it takes: " + String.join(", ", known))));
    }

    private Optional<CompiledStep.Body> read(
            Step step, Step.Act act, OperationFacts facts, Optional<Template> with, Names names) {
        refuse(step, "`" + facts.operation() + "` only reads", union(COMMON, "until", "every"));
        if (facts.operation().service().equals("http")) {
            new WebStep(matchers, problems).check(act);
        }
        needed.check(facts.operation(), step.keys(), Optional.empty());
        var until = act.until().map(matcher -> matchers.compile(matcher, names.testing()));
        var every = act.every().flatMap(text -> Durations.parse(text.text())).orElse(EVERY);
        return Optional.of(new CompiledStep.Read(
                facts,
                with,
                codes(act.acceptErrors()),
                secrets(act.secret()),
                until,
                every,
                failIf(act, names),
                retry(act)));
    }

    private Optional<CompiledStep.Body> change(
            Step step, Step.Act act, OperationFacts facts, Optional<Template> with, Names names, boolean approved) {
        refuse(step, "`" + facts.operation() + "` changes something", union(COMMON, "unless", "undo"));
        needed.check(facts.operation(), step.keys(), act.unless().flatMap(check -> facts.token()));
        if (facts.effect() == Effect.DESTROY && !approved) {
            approvalNeeded(act, facts);
        }
        if (act.unless().isEmpty() && facts.effect() != Effect.NOTIFY) {
            problems.add(Problem.warning(
                            ProblemCode.NO_PROOF,
                            act.action().location(),
                            "nothing proves that `" + facts.operation() + "` has worked; its answer has to do")
                    .hint("add `unless:` with a read that shows the state"));
        }
        var own = step.id().map(id -> names.withStep(id.text())).orElse(names);
        act.undo().ifPresent(undo -> checkUndo(step, undo, own));
        return Optional.of(new CompiledStep.Change(
                facts,
                with,
                codes(act.acceptErrors()),
                secrets(act.secret()),
                failIf(act, names),
                act.unless().flatMap(check -> check(step, check, names)),
                act.about().flatMap(node -> matchers.template(node, names)),
                retry(act),
                act.undo()));
    }

    private void approvalNeeded(Step.Act act, OperationFacts facts) {
        problems.add(Problem.error(
                        ProblemCode.APPROVAL_NEEDED,
                        act.action().location(),
                        "`" + facts.operation() + "` destroys something, and nobody is asked")
                .hint("add `approval: {topic: …, within: 1d}`, or `approval: not-needed`"));
    }

    private void checkUndo(Step step, Step.TakeBack undo, Names names) {
        var found = actions.find(undo.action());
        if (found.orElse(null) instanceof ActionNames.Api api) {
            checkNeeded(api, step, "undo");
        }
        if (found.isPresent()) {
            undo.with().ifPresent(node -> matchers.template(node, names.withRoot("response")));
        }
    }

    /** @param key under which the call stands */
    private void checkNeeded(ActionNames.Api api, Step step, String key) {
        if (step.keys().get(key).orElse(null) instanceof Node.Members call) {
            needed.check(api.facts().operation(), call, Optional.empty());
        }
    }

    private Optional<CompiledStep.Check> check(Step step, Step.Check check, Names names) {
        var found = actions.find(check.action());
        var with = check.with().flatMap(node -> matchers.template(node, names));
        var result = matchers.compile(check.result(), names.testing());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!(found.get() instanceof ActionNames.Api api) || !api.facts().read()) {
            problems.add(Problem.error(
                    ProblemCode.KEY_NOT_ALLOWED,
                    check.action().location(),
                    "a read expected in `unless`, found `" + check.action().text() + "`, which may change something"));
            return Optional.empty();
        }
        checkNeeded(api, step, "unless");
        return Optional.of(new CompiledStep.Check(
                api.facts(),
                with,
                codes(check.acceptErrors()),
                secrets(check.secret()),
                result,
                ConditionText.of(check.result())));
    }

    private Optional<CompiledMatcher> failIf(Step.Act act, Names names) {
        return act.failIf().map(matcher -> matchers.compile(matcher, names.testing()));
    }

    private List<JsonPath> secrets(List<Node.Scalar> paths) {
        var secrets = new ArrayList<JsonPath>();
        var names = new Names(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        paths.forEach(path -> matchers.path(path, names).ifPresent(secrets::add));
        return secrets;
    }

    private static Optional<CompiledStep.Retry> retry(Step.Act act) {
        return act.retry()
                .map(retry -> new CompiledStep.Retry(
                        codes(retry.on()),
                        retry.maxAttempts()
                                .map(text -> (int) Double.parseDouble(text.text()))
                                .orElse(3),
                        retry.interval()
                                .flatMap(text -> Durations.parse(text.text()))
                                .orElse(Duration.ofSeconds(2)),
                        retry.backoff()
                                .map(text -> Double.parseDouble(text.text()))
                                .orElse(2.0)));
    }

    /** Codes are compared without a final {@code Exception} or {@code Fault}. */
    static Set<String> codes(List<Node.Scalar> texts) {
        var codes = new LinkedHashSet<String>();
        texts.forEach(text -> codes.add(ErrorCodes.bare(text.text())));
        return codes;
    }

    private static final Set<String> COMMON =
            Set.of("accept_errors", "secret", "retry", "fail_if", "about", "permissions");
    private static final List<String> OF_CALLS = List.of(
            "accept_errors", "secret", "retry", "fail_if", "about", "permissions", "until", "every", "unless", "undo");

    private static Set<String> union(Set<String> some, String... more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    /** Keys of calls that this step has though its action takes none of them. */
    private void refuse(Step step, String why, Set<String> allowed) {
        OF_CALLS.stream()
                .filter(key -> !allowed.contains(key) && step.keys().member(key).isPresent())
                .forEach(key -> problems.add(Problem.error(
                        ProblemCode.KEY_NOT_ALLOWED, step.at(key), "`" + key + "` has no meaning here: " + why)));
    }
}
