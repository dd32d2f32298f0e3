package io.parry.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Bench;
import io.parry.engine.Golden;
import io.parry.engine.Tables;
import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.Node;
import io.parry.engine.model.Playbook;
import io.parry.engine.model.PlaybookReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * problems.yaml: what authors are told of names and rules that no schema knows; problems.txt: in which words and where.
 */
final class CompileProblemsTest {
    private static final String HEAD = """
            id: bad
            version: 1.0.0
            title: Bad
            """;
    private static final String TRIGGERS = """
            triggers: [{name: any, match: {$.source: aws.trail}}]
            """;

    /** An action with inputs to get wrong. */
    private record Restart() implements Action {
        @Override
        public ActionSpec spec() {
            var trail = new ActionSpec.Input("trail", "string", true, "a name or an ARN");
            var wait = new ActionSpec.Input("wait", "string", false, "how long");
            var uses = new Uses(Set.of(), Set.of(Operation.of("trail:Start")));
            return new ActionSpec("Restart", "", List.of(trail, wait), "", uses, Duration.ZERO);
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            throw new AssertionError("compiling plans nothing");
        }
    }

    @Test
    void authorsAreTold() {
        var told = Tables.rows("compile/problems.yaml")
                .map(row -> "# " + text(row, "name") + "\n" + show(problems(row)))
                .collect(Collectors.joining("\n"));

        Golden.check(Golden.file("compile/problems.txt"), told);
    }

    @Test
    void everyCaseIsTold() {
        Tables.rows("compile/problems.yaml")
                .forEach(row ->
                        assertEquals(row.get("fine").isPresent(), problems(row).isEmpty(), text(row, "name")));
    }

    @Test
    void everyCodeOfTheCompilerIsShown() {
        var shown = EnumSet.noneOf(ProblemCode.class);
        Tables.rows("compile/problems.yaml").forEach(row -> problems(row).forEach(one -> shown.add(one.code())));

        assertEquals(
                EnumSet.of(
                        ProblemCode.UNKNOWN_NAME,
                        ProblemCode.DUPLICATE_ID,
                        ProblemCode.DUPLICATE_PLAYBOOK,
                        ProblemCode.CIRCLE,
                        ProblemCode.INVALID_PATH,
                        ProblemCode.INVALID_EXPRESSION,
                        ProblemCode.UNKNOWN_OPERATOR,
                        ProblemCode.WRONG_OPERAND,
                        ProblemCode.WRONG_VALUE,
                        ProblemCode.WRONG_TYPE,
                        ProblemCode.UNKNOWN_KEY,
                        ProblemCode.MISSING_KEY,
                        ProblemCode.KEY_NOT_ALLOWED,
                        ProblemCode.UNKNOWN_ACTION,
                        ProblemCode.UNKNOWN_OPERATION,
                        ProblemCode.UNKNOWN_INPUT,
                        ProblemCode.MISSING_INPUT,
                        ProblemCode.APPROVAL_NEEDED,
                        ProblemCode.NO_ACCOUNT,
                        ProblemCode.NO_PROOF,
                        ProblemCode.SECRET_AFTER_WAIT,
                        ProblemCode.GUARD_NOT_NEEDED,
                        ProblemCode.WIDE_EXEMPTION),
                shown);
    }

    private static List<Problem> problems(Node.Members row) {
        var text = text(row, "playbook");
        var yaml = HEAD + (text.contains("triggers:") ? "" : TRIGGERS) + text;
        var problems = new Problems();
        var playbooks = Stream.of("bad.yaml", "worse.yaml")
                .limit(row.get("twice").isPresent() ? 2 : 1)
                .flatMap(file -> read(file, yaml, problems).stream())
                .toList();
        new Compiler(new Bench().with(new Restart()), (operand, found) -> Optional.empty())
                .compileAll(playbooks, problems);
        return problems.list();
    }

    private static Optional<Playbook> read(String file, String yaml, Problems problems) {
        return YamlLoader.load(file, yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, file, problems));
    }

    private static String show(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem + "\n"
                        + problem.hint().map(hint -> "  hint: " + hint + "\n").orElse(""))
                .collect(Collectors.joining());
    }

    private static String text(Node.Members row, String key) {
        return row.get(key).orElseThrow().value().text();
    }
}
