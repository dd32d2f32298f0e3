package io.parry.engine.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LocationTest {
    @Test
    void printsAsEditorsAndCompilersDo() {
        assertEquals("playbooks/x.yaml:31:13", new Location("playbooks/x.yaml", 31, 13, 25).toString());
    }

    @Test
    void theStartOfAFileIsItsFirstCharacter() {
        assertEquals(new Location("-", 1, 1, 2), Location.startOf("-"));
    }

    @Test
    void problemsComeInFileOrderAndEachOnce() {
        var problems = new Problems();
        for (int[] place : new int[][] {{2, 1}, {1, 5}, {10, 1}, {1, 3}, {2, 1}}) {
            problems.add(Problem.error(ProblemCode.WRONG_TYPE, new Location("b", place[0], place[1], 9), "x"));
        }
        problems.add(Problem.warning(ProblemCode.WRONG_TYPE, Location.startOf("a"), "x"));

        assertEquals(
                List.of("a:1:1", "b:1:3", "b:1:5", "b:2:1", "b:10:1"),
                problems.list().stream()
                        .map(problem -> problem.location().toString())
                        .toList());
    }
}
