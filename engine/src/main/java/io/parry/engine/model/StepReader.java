package io.parry.engine.model;

import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps, groups and assignments of a whole file, whose ids are unique in it. */
final class StepReader {
    private final Problems problems;
    private final Kinds kinds;
    private final Names ids;

    StepReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
        this.ids = new Names("steps", problems);
    }

    /**
     * @param position of the list: {@code steps}, {@code finally}, {@code steps[2].else}
     * @param loops the names of the loops around
     */
    Optional<List<Step>> steps(Node node, String position, Set<String> loops) {
        if (!(node instanceof Node.Items list) || list.items().isEmpty()) {
            return kinds.filled("steps", this::never).read(node);
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; i < list.items().size(); i++) {
            step(list.items().get(i), position + "[" + i + "]", loops).ifPresent(steps::add);
        }
        return Optional.of(steps);
    }

    private Optional<Step> never(Node item) {
        return Optional.empty();
    }

    private Optional<Step> step(Node node, String position, Set<String> loops) {
        var fields = Fields.of(node, Shapes.STEP, problems);
        var id = fields.get("id", kinds::id);
        id.ifPresent(ids::take);
        var loop = new LoopReader(problems).loop(fields, loops);
        var inside = new HashSet<>(loops);
        loop.ifPresent(each -> inside.add(each.name().text()));
        var step = new Step(
                id,
                position,
                fields.get("when", when -> new ConditionReader(problems).ofScopes(when, "when")),
                loop,
                fields.get("as", new PlaceReader(problems)::place),
                fields.get("timeout", kinds::duration),
                fields.get("on_failure", kinds.word(Words.ON_FAILURE)),
                fields.get("approval", this::approval),
                body(fields, position, inside),
                node instanceof Node.Members keys ? keys : new Node.Members(List.of(), fields.location()),
                fields.location());
        if (node instanceof Node.Members map) {
            checkKeys(fields, map);
        }
        return Optional.of(step);
    }

    private Step.Body body(Fields fields, String position, Set<String> loops) {
        var act = new ActReader(problems).act(fields);
        var vars = fields.get("vars", node -> new VariableReader(problems).variables(node, loops));
        var group = new Step.Group(
                fields.list("steps", node -> steps(node, position + ".steps", loops)),
                fields.list("else", node -> steps(node, position + ".else", loops)));
        if (fields.has("action")) {
            return act;
        }
        return fields.has("vars") ? new Step.Assign(vars.orElse(List.of())) : group;
    }

    private void checkKeys(Fields fields, Node.Members map) {
        var bodies = Shapes.BODIES.stream().filter(fields::has).toList();
        if (bodies.isEmpty()) {
            reportNoBody(map);
            return;
        }
        var body = bodies.getFirst();
        bodies.stream()
                .skip(1)
                .forEach(other -> fields.refuse(other, "does not go with `" + body + "`", "make it a step of its own"));
        if (!body.equals("action")) {
            Shapes.OF_ACTIONS.forEach(
                    key -> fields.refuse(key, "stands beside `action` only", "move it to the step with the action"));
        }
        if (!fields.has("steps")) {
            fields.refuse("else", "stands beside `steps` only", "put the step into `steps`, with the `when`");
        } else if (!fields.has("when")) {
            fields.refuse("else", "needs `when` beside it", "`else` runs when `when` is false");
        }
        if (!fields.has("until")) {
            fields.refuse("every", "needs `until` beside it", "`every` is how often `until` is asked");
        }
        if (body.equals("vars")) {
            refuseOfVars(fields);
        }
    }

    private void refuseOfVars(Fields fields) {
        fields.member("vars")
                .filter(vars -> vars.value() instanceof Node.Members map
                        && map.members().isEmpty())
                .ifPresent(vars -> problems.add(Expected.empty(vars.value(), "`vars`")));
        Shapes.NOT_OF_VARS.stream()
                .filter(key -> fields.has("for_each") || !Shapes.OF_LOOPS.contains(key))
                .forEach(key -> fields.refuse(
                        key,
                        "does not go with `vars`",
                        "a variable is set once; a list is made by `for_each` and `value` under its name"));
    }

    /** Says nothing where an unknown key most likely was meant to be one of the three. */
    private void reportNoBody(Node.Members map) {
        boolean misspelt = map.names().stream()
                .filter(name -> !Shapes.STEP.keys().contains(name))
                .flatMap(name -> NearestName.of(name, Shapes.STEP.keys()).stream())
                .anyMatch(Shapes.BODIES::contains);
        if (!misspelt) {
            problems.add(
                    Problem.error(ProblemCode.MISSING_KEY, map.location(), "a step needs `action`, `steps` or `vars`")
                            .hint("for example `action: Notify`"));
        }
    }

    private Optional<Step.Approval> approval(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.isText()) {
            return kinds.word(List.of(Words.NOT_NEEDED))
                    .read(node)
                    .map(word -> new Step.Approval(true, Optional.empty(), Optional.empty(), node.location()));
        }
        var fields = Fields.of(node, Shapes.APPROVAL, problems);
        return Optional.of(new Step.Approval(
                false, fields.get("topic", kinds::template), fields.get("within", kinds::duration), fields.location()));
    }
}
