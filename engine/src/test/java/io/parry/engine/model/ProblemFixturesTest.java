package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What authors are told about mistakes they make: place, message and hint. Written with {@code -Dgolden=write}. */
final class ProblemFixturesTest {
    private static final Path FOLDER = Fixtures.FOLDER.resolve("problems");

    @TestFactory
    Stream<DynamicTest> authorsAreTold() {
        return Fixtures.playbooks(FOLDER.toString()).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    @Test
    void everyCodeOfTheReaderIsShown() {
        var shown = EnumSet.noneOf(ProblemCode.class);
        Fixtures.playbooks(FOLDER.toString()).forEach(file -> problems(file).forEach(one -> shown.add(one.code())));
        assertEquals(
                EnumSet.of(
                        ProblemCode.UNKNOWN_KEY,
                        ProblemCode.MISSING_KEY,
                        ProblemCode.WRONG_TYPE,
                        ProblemCode.WRONG_VALUE,
                        ProblemCode.NULL_VALUE,
                        ProblemCode.KEY_IS_EXPRESSION,
                        ProblemCode.KEY_NOT_ALLOWED,
                        ProblemCode.INVALID_ID,
                        ProblemCode.DUPLICATE_ID,
                        ProblemCode.HIDDEN_NAME,
                        ProblemCode.DIFFERENT_VARIABLES,
                        ProblemCode.INVALID_PATH),
                shown);
    }

    private static void check(Path file) throws IOException {
        var golden = Path.of(file.toString().replaceAll("\\.yaml$", ".problems"));
        var told = problems(file).stream().map(ProblemFixturesTest::show).collect(Collectors.joining());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, told);
        }
        assertEquals(Files.readString(golden), told);
    }

    private static List<Problem> problems(Path file) {
        var problems = new Problems();
        var read = PlaybookReader.read(
                Yaml.read(file, problems), file.getFileName().toString(), problems);
        assertEquals(read.isEmpty(), problems.hasErrors());
        return problems.list();
    }

    private static String show(Problem problem) {
        return problem + "\n"
                + problem.hint().map(hint -> "  hint: " + hint + "\n").orElse("");
    }
}
