package io.parry.engine.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTextTest {
    private static final String RED = "\u001b[1;31m";
    private static final String OFF = "\u001b[0m";

    @Test
    void drawsTheLineTheMarkAndTheHint() {
        var source = "steps:\n".repeat(30) + "    action: RevokeIngres\n";
        var problem = problem(31, 13, 25, "unknown action `RevokeIngres`").hint("did you mean `RevokeIngress`?");

        assertEquals("""
                x.yaml:31:13: error: unknown action `RevokeIngres` [unknown-action]
                   31 |     action: RevokeIngres
                      |             ^~~~~~~~~~~~
                   hint: did you mean `RevokeIngress`?
                """, ProblemText.draw(problem, source, false));
    }

    @Test
    void drawsNoLineWhereThereIsNone() {
        var problem = problem(3, 1, 2, "m");
        var alone = "x.yaml:3:1: error: m [unknown-action]\n";

        assertEquals(alone, ProblemText.draw(problem, null, false));
        assertEquals(alone, ProblemText.draw(problem, "only\none", false));
    }

    @Test
    void theMarkStandsUnderItsCharacterWhateverComesBefore() {
        assertEquals("    1 | a: b\n      |    ^\n", excerpt("a: b", 4, 5));
        assertEquals("    1 | \ta\tb: x\n      | \t \t   ^\n", excerpt("\ta\tb: x", 7, 8), "tabs");
        assertEquals("    1 | 😀é: x\n      |     ^\n", excerpt("😀é: x", 5, 6), "characters outside the BMP");
        assertEquals("    1 | ab\n      |   ^\n", excerpt("ab", 3, 4), "behind the last one");
        assertEquals("    1 | ab\n      |   ^\n", excerpt("ab", 30, 40), "far behind it");
        assertEquals("    1 | ab\n      | ^~\n", excerpt("ab", 1, 40), "too long");
        assertEquals("    1 |\n      | ^\n", excerpt("", 1, 2), "an empty line");
        assertEquals("    1 | ab\n      |  ^\n", excerpt("\uFEFFab", 2, 3), "a byte order mark takes no column");
    }

    @Test
    void linesEndAsInEditors() {
        var problem = problem(3, 1, 2, "m");

        for (var source : List.of("a\nb\nc\nd", "a\r\nb\r\nc\r\nd", "a\rb\rc\rd", "a\r\nb\rc\nd")) {
            assertTrue(ProblemText.draw(problem, source, false).contains("    3 | c\n"), source);
        }
    }

    @Test
    void aLongLineIsCutAroundTheMark() {
        var line = "a".repeat(500) + "XY" + "b".repeat(500);

        var middle = excerpt(line, 501, 503).lines().toList();
        assertEquals("    1 | …" + "a".repeat(60) + "XY" + "b".repeat(98) + "…", middle.get(0));
        assertEquals("      | " + " ".repeat(61) + "^~", middle.get(1));
        assertTrue(excerpt(line, 1, 2).startsWith("    1 | a"));
        assertTrue(excerpt(line, 1002, 1003).lines().findFirst().orElseThrow().endsWith("b"));
        assertEquals(
                160,
                excerpt("c".repeat(160), 1, 2).lines().findFirst().orElseThrow().length() - 8);
        assertTrue(excerpt(line, 501, 1001).lines().noneMatch(one -> one.length() > 175), "a long mark");
    }

    @Test
    void whatATerminalObeysIsWrittenOut() {
        var problem = Problem.error(
                        ProblemCode.UNKNOWN_ACTION,
                        new Location("a\u001b[2Jb", 1, 4, 5),
                        "x\u001b]0;y\u0007\n\u202e`\u009b`\u200b")
                .hint("\r\t");

        assertEquals("""
                a\\u001b[2Jb:1:4: error: x\\u001b]0;y\\u0007\\n\\u202e`\\u009b`\\u200b [unknown-action]
                    1 | \\u001b: x
                      |         ^
                   hint: \\r\\t
                """, ProblemText.draw(problem, "\u001b: x", false));
    }

    @Test
    void coloursWhatMattersAndNothingElse() {
        var drawn = ProblemText.draw(problem(1, 1, 2, "m").hint("h"), "ab", true);

        assertTrue(drawn.contains(RED + "error:" + OFF), drawn);
        assertTrue(drawn.contains(" " + RED + "^" + OFF + "\n"), drawn);
        assertEquals(
                ProblemText.draw(problem(1, 1, 2, "m").hint("h"), "ab", false),
                drawn.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void drawsAllWithATotal() {
        var error = problem(1, 1, 2, "m");
        var warning = Problem.warning(ProblemCode.UNKNOWN_ACTION, Location.startOf("y.yaml"), "n");

        assertEquals(
                """
                x.yaml:1:1: error: m [unknown-action]
                    1 | ab
                      | ^

                y.yaml:1:1: warning: n [unknown-action]

                1 error, 1 warning
                """, ProblemText.drawAll(List.of(error, warning), file -> file.equals("x.yaml") ? "ab" : null, false));
        assertEquals("2 errors", ProblemText.totals(List.of(error, error)));
        assertEquals("1 warning", ProblemText.totals(List.of(warning)));
        assertEquals("2 errors, 2 warnings", ProblemText.totals(List.of(error, warning, error, warning)));
        assertEquals("", ProblemText.drawAll(List.of(), file -> null, false));
    }

    private static String excerpt(String source, int column, int end) {
        var drawn = ProblemText.draw(problem(1, column, end, "m"), source, false);
        return drawn.substring(drawn.indexOf('\n') + 1);
    }

    private static Problem problem(int line, int column, int end, String message) {
        return Problem.error(ProblemCode.UNKNOWN_ACTION, new Location("x.yaml", line, column, end), message);
    }
}
