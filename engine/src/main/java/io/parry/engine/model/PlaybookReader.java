package io.parry.engine.model;

import io.parry.engine.diagnostic.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a playbook from its located tree. Checked is the form: keys, types, words, names, and what excludes what. What
 * paths, expressions, operators and actions mean is the compiler's.
 */
public final class PlaybookReader {
    private final Problems problems;
    private final Kinds kinds;
    private final StepReader steps;

    private PlaybookReader(Problems problems) {
        this.problems = problems;
        this.kinds = new Kinds(problems);
        this.steps = new StepReader(problems);
    }

    /**
     * The playbook; empty when anything is wrong with it, all of which is in {@code problems} then.
     *
     * @param file as the user named it
     */
    public static Optional<Playbook> read(Node root, String file, Problems problems) {
        return checked(problems, own -> new PlaybookReader(own).playbook(root, file));
    }

    /**
     * As {@link #read}, and where something is wrong with it what could be read of it, with stand-ins for the rest:
     * only for finding further mistakes. Whoever takes it looks at {@code problems} first.
     */
    public static Optional<Playbook> draft(Node root, String file, Problems problems) {
        return new PlaybookReader(problems).playbook(root, file);
    }

    /** A matcher in which {@code $} is the thing under test; empty when anything is wrong with it. */
    public static Optional<Matcher> matcher(Node node, Problems problems) {
        return checked(problems, own -> new ConditionReader(own).matcher(node, ""));
    }

    /** A condition on one value; empty when anything is wrong with it. */
    public static Optional<Condition> condition(Node node, Problems problems) {
        return checked(problems, own -> new ConditionReader(own).condition(node));
    }

    /** What was read with a mistake in it may hold stand-ins, and is not given out. */
    private static <T> Optional<T> checked(Problems problems, Function<Problems, Optional<T>> read) {
        var own = new Problems();
        var result = read.apply(own);
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : result;
    }

    private Optional<Playbook> playbook(Node root, String file) {
        var fields = Fields.of(root, Shapes.PLAYBOOK, problems);
        if (!(root instanceof Node.Members members)) {
            return Optional.empty();
        }
        var triggers = fields.list("triggers", new TriggerReader(problems)::triggers);
        var loops = loops(triggers);
        return Optional.of(new Playbook(
                file,
                fields.need("id", kinds::id),
                fields.need("version", this::version),
                fields.need("title", kinds::text),
                fields.get("story", kinds::text),
                fields.get("status", kinds.word(Words.STATUSES)),
                fields.get("level", kinds.word(Words.LEVELS)),
                fields.get("owner", kinds::text),
                fields.list("tags", kinds.list(kinds::text)),
                fields.list("references", kinds.list(kinds::text)),
                fields.list("falsepositives", kinds.list(kinds::text)),
                fields.get("mode", kinds.word(Mode.words()))
                        .flatMap(word -> Mode.of(word.text()))
                        .orElse(Mode.SHADOW),
                fields.list("inputs", new InputReader(problems)::inputs),
                fields.list("vars", vars -> new VariableReader(problems).variables(vars, Set.of())),
                triggers,
                fields.get("guards", new GuardsReader(problems)::guards).orElse(Guards.NONE),
                fields.list("steps", list -> steps.steps(list, "steps", loops)),
                fields.list("finally", list -> steps.steps(list, "finally", loops)),
                fields.list("tests", new TestReader(problems)::tests),
                members,
                fields.location()));
    }

    private Optional<Node.Scalar> version(Node node) {
        return node instanceof Node.Scalar scalar && !Expected.isNull(node) && !Words.VERSION.fits(scalar.text())
                ? kinds.refuse(
                        Expected.butIs(scalar, "a version of three numbers").hint("as in `1.0.0`"))
                : kinds.text(node);
    }

    private static Set<String> loops(List<Trigger> triggers) {
        return triggers.stream()
                .flatMap(trigger -> trigger.loop().stream())
                .map(loop -> loop.name().text())
                .collect(Collectors.toSet());
    }
}
