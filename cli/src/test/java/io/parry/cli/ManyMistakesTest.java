package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All mistakes of a file at once, those of its shape and those of its names, each at the very character. */
final class ManyMistakesTest {
    @Test
    void allMistakesAreToldAtOnce() throws JsonError {
        var told = Told.by("validate", "src/test/resources/io/parry/cli/many-mistakes.yaml", "--format", "json");

        var places = Json.read(told.out()).at("problems").items().stream()
                .map(problem -> problem.at("line").show() + ":"
                        + problem.at("column").show() + " " + problem.at("code").text())
                .toList();

        assertEquals(ExitCode.PROBLEMS, told.code());
        assertEquals(
                List.of(
                        "11:21 invalid-path",
                        "12:23 unknown-operator",
                        "13:27 wrong-operand",
                        "14:29 wrong-operand",
                        "15:35 wrong-operand",
                        "16:26 unknown-name",
                        "17:36 unknown-filter",
                        "17:45 circle",
                        "17:62 circle",
                        "20:12 invalid-path",
                        "21:17 unknown-operation",
                        "22:24 unknown-name",
                        "24:13 unknown-operation",
                        "25:24 unknown-name",
                        "25:53 unknown-name",
                        "25:71 unknown-name",
                        "25:87 unknown-name",
                        "27:13 unknown-action",
                        "30:12 unknown-input",
                        "36:5 key-not-allowed",
                        "39:5 key-not-allowed",
                        "40:22 key-not-allowed",
                        "43:12 unknown-input",
                        "46:42 invalid-expression",
                        "46:66 unknown-filter",
                        "46:78 invalid-expression",
                        "48:13 unknown-operation"),
                places);
    }
}
