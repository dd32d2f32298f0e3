package io.parry.engine.compile;

import io.parry.engine.action.Catalog;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Input;
import io.parry.engine.model.Node;
import io.parry.engine.model.Playbook;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.model.Step;
import io.parry.engine.model.Trigger;
import io.parry.engine.model.Variable;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Playbook records → compiled playbooks, or all of their mistakes at once. */
public final class Compiler {
    private final Catalog catalog;
    private final InFiles files;
    private final CompiledFolderGuards folder;

    public Compiler(Catalog catalog, InFiles files) {
        this(catalog, files, CompiledFolderGuards.NONE);
    }

    /** @param folder guards that hold for every playbook */
    public Compiler(Catalog catalog, InFiles files, CompiledFolderGuards folder) {
        this.catalog = catalog;
        this.files = files;
        this.folder = folder;
    }

    /** All of them, each on its own, and what they may not be together: two playbooks of one id. */
    public List<CompiledPlaybook> compileAll(List<Playbook> playbooks, Problems problems) {
        checkUnique(playbooks, problems);
        var compiled = new ArrayList<CompiledPlaybook>();
        playbooks.forEach(playbook -> compile(playbook, problems).ifPresent(compiled::add));
        return compiled;
    }

    private static void checkUnique(List<Playbook> playbooks, Problems problems) {
        Map<String, Playbook> seen = new HashMap<>();
        for (var playbook : playbooks) {
            var other = seen.putIfAbsent(playbook.name(), playbook);
            if (other != null) {
                problems.add(Problem.error(
                        ProblemCode.DUPLICATE_PLAYBOOK,
                        playbook.id().location(),
                        "`" + playbook.name() + "` is also the id of "
                                + other.id().location()));
            }
        }
    }

    /**
     * The further mistakes of a playbook that could be read in part only. What may only follow from what was not read
     * is left out: something missing, or a name that the file does mention.
     */
    public Problems moreProblems(Playbook draft) {
        var found = new Problems();
        new OnePlaybook(draft, found).compile();
        var mentioned = Mentioned.in(draft.root());
        var sure = new Problems();
        found.list().stream().filter(mentioned::isSure).forEach(sure::add);
        return sure;
    }

    /** Empty where the playbook has an error. */
    public Optional<CompiledPlaybook> compile(Playbook playbook, Problems problems) {
        var found = new Problems();
        var compiled = new OnePlaybook(playbook, found).compile();
        problems.addAll(found);
        return found.hasErrors() ? Optional.empty() : Optional.of(compiled);
    }

    /**
     * A playbook from its {@link CompiledPlaybook#text}; empty where this version no longer understands it.
     *
     * @param folder guards that hold for every playbook, now
     */
    public static Optional<CompiledPlaybook> compileKept(Value text, Catalog catalog, CompiledFolderGuards folder) {
        var file = text.at("file") instanceof Value.Text name ? name.text() : "kept";
        var problems = new Problems();
        InFiles lists = (operand, found) ->
                Optional.of(text.at("lists").at(operand.text())).filter(Value::exists);
        return Optional.of(Node.of(text.at("playbook"), Location.startOf(file)))
                .filter(Node.Members.class::isInstance)
                .flatMap(root -> PlaybookReader.read(root, file, problems))
                .filter(playbook -> !problems.hasErrors())
                .flatMap(playbook -> new Compiler(catalog, lists, folder).compile(playbook, problems));
    }

    /** The parts that compile one playbook, sharing its names and its problems. */
    private final class OnePlaybook {
        private final Playbook playbook;
        private final Problems problems;
        private final MatcherCompiler matchers;
        private final VariableCompiler variables;
        private final Map<String, Value> lists = new LinkedHashMap<>();

        OnePlaybook(Playbook playbook, Problems problems) {
            this.playbook = playbook;
            this.problems = problems;
            this.matchers = new MatcherCompiler(problems, new NameCheck(problems), this::list, names(playbook.vars()));
            this.variables = new VariableCompiler(matchers, problems);
        }

        private Optional<Value> list(Node.Scalar operand, Problems found) {
            var list = files.list(operand, found);
            list.ifPresent(values -> lists.put(operand.text(), values));
            return list;
        }

        CompiledPlaybook compile() {
            var top = new Names(
                    false,
                    new LinkedHashSet<>(List.of("inputs", "vars")),
                    inputNames(),
                    names(playbook.vars()),
                    Set.of(),
                    stepIds());
            var vars = variables.compile(playbook.vars(), top);
            variables.checkCircles(playbook.vars(), vars, CompiledPlace.NOT_SAID);
            var triggers = new TriggerCompiler(matchers, variables, problems);
            var compiledTriggers = playbook.triggers().stream()
                    .map(trigger -> triggers.compile(trigger, playbook.vars(), vars, top))
                    .toList();
            var inRun = top.withRoot("event", "run", "steps", "inputs", "vars");
            for (var name : triggerVars()) {
                inRun = inRun.withVar(name);
            }
            var steps = new StepCompiler(catalog, matchers, variables, problems, commonLoopName());
            var afterSteps = steps.compile(playbook.steps(), inRun);
            var finals = steps.compile(playbook.finals(), afterSteps.names());
            var all = Stream.concat(afterSteps.steps().stream(), finals.steps().stream())
                    .toList();
            new SecretsAfterWaits(problems).check(all);
            var guards = new GuardCompiler(matchers, problems).compile(playbook.guards(), inRun, all, folder);
            return new CompiledPlaybook(
                    playbook, lists, vars, compiledTriggers, guards, afterSteps.steps(), finals.steps());
        }

        private Set<String> inputNames() {
            return playbook.inputs().stream()
                    .map((Input input) -> input.name().text())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private Set<String> stepIds() {
            return playbook.allSteps().stream()
                    .map(Step::id)
                    .flatMap(Optional::stream)
                    .map(id -> id.text())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private Set<String> names(List<Variable> vars) {
            return vars.stream()
                    .map(variable -> variable.name().text())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private Set<String> triggerVars() {
            return playbook.triggers().stream()
                    .flatMap(trigger -> trigger.vars().stream())
                    .map(variable -> variable.name().text())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** The loop's name that every trigger has, if they agree: steps may then use it. */
        private Optional<String> commonLoopName() {
            var loops = playbook.triggers().stream()
                    .map(Trigger::loop)
                    .map(loop -> loop.map(each -> each.name().text()))
                    .distinct()
                    .toList();
            return loops.size() == 1 ? loops.getFirst() : Optional.empty();
        }
    }
}
