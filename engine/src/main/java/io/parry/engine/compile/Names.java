package io.parry.engine.compile;

import io.parry.engine.expression.JsonPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may be named at one place in a playbook.
 *
 * @param subject whether something is under test here, so that {@code $} may be used
 * @param roots the scope names that may begin a path
 * @param steps ids of steps that have ended when this place is reached
 * @param laterSteps ids of the other steps of the file, for a better message
 */
record Names(
        boolean subject,
        Set<String> roots,
        Set<String> inputs,
        Set<String> vars,
        Set<String> steps,
        Set<String> laterSteps) {
    static final String TOO_EARLY = " has not run yet here";
    static final List<String> RUN =
            List.of("id", "time", "account", "region", "partition", "home", "outcome", "error", "plan");
    private static final List<String> STEP = List.of("outcome", "proof", "output", "state", "error", "items");

    Names testing() {
        return new Names(true, roots, inputs, vars, steps, laterSteps);
    }

    Names notTesting() {
        return new Names(false, roots, inputs, vars, steps, laterSteps);
    }

    Names withRoot(String... more) {
        return new Names(subject, plus(roots, more), inputs, vars, steps, laterSteps);
    }

    Names withVar(String name) {
        return new Names(subject, roots, inputs, plus(vars, name), steps, laterSteps);
    }

    Names withStep(String id) {
        return new Names(subject, roots, inputs, vars, plus(steps, id), laterSteps);
    }

    private static Set<String> plus(Set<String> names, String... more) {
        var all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    /** What is wrong with that path here, if anything. */
    Optional<Wrong> check(JsonPath path) {
        var root = path.root();
        if (root.equals("@")) {
            return Optional.empty();
        }
        if (root.equals("$")) {
            return subject ? Optional.empty() : Optional.of(nothingUnderTest(path));
        }
        if (!roots.contains(root)) {
            return Optional.of(new Wrong("unknown name `" + root + "`", root, roots, rootHint(root)));
        }
        var names = path.leadingNames();
        return names.isEmpty() ? Optional.empty() : checkMember(root, names);
    }

    private Optional<Wrong> checkMember(String root, List<String> names) {
        var first = names.getFirst();
        return switch (root) {
            case "inputs" -> known(inputs, first, "no input is called `" + first + "`");
            case "vars" -> known(vars, first, "no variable is called `" + first + "` here");
            case "run" -> known(new LinkedHashSet<>(RUN), first, "`run` has no `" + first + "`");
            case "steps" -> checkStep(first, names);
            default -> Optional.empty();
        };
    }

    private Optional<Wrong> checkStep(String id, List<String> names) {
        if (!steps.contains(id)) {
            return Optional.of(
                    laterSteps.contains(id)
                            ? new Wrong("step `" + id + "`" + TOO_EARLY, id, Set.of(), "use it in a later step")
                            : new Wrong("no step is called `" + id + "`", id, laterSteps, null));
        }
        return names.size() < 2
                ? Optional.empty()
                : known(new LinkedHashSet<>(STEP), names.get(1), "a step has no `" + names.get(1) + "`");
    }

    private static Optional<Wrong> known(Set<String> known, String name, String message) {
        return known.contains(name)
                ? Optional.empty()
                : Optional.of(
                        new Wrong(message, name, known, known.isEmpty() ? null : "known: " + String.join(", ", known)));
    }

    private static Wrong nothingUnderTest(JsonPath path) {
        return new Wrong(
                "nothing is under test here, so `$` has no meaning",
                path.toString(),
                Set.of(),
                "begin with a name: `event" + path.toString().substring(1) + "`");
    }

    private @org.jspecify.annotations.Nullable String rootHint(String root) {
        return root.equals("detail") || root.equals("source")
                ? "the event is `event`: `event." + root + "`"
                : "known here: " + String.join(", ", roots);
    }

    /**
     * @param name what was written
     * @param known among which the nearest name is looked for
     * @param hint where no name is near
     */
    record Wrong(
            String message,
            String name,
            Set<String> known,
            @org.jspecify.annotations.Nullable String hint) {}
}
