package io.parry.engine.run.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The counts go to the build's log. */
final class MatrixTest {
    /** Fewer than that and the matrix has lost some of its cases. */
    private static final int LEAST_CASES = 1_000;

    @Test
    void everyFaultAtEveryPointEndsInTheTruth() {
        var lines = new ArrayList<String>();
        var tally = Matrix.sweep(lines::add);
        lines.forEach(System.out::println);
        System.out.println("single faults: " + tally.cases() + " cases, wrong "
                + tally.wrong().size());

        assertEquals(List.of(), List.copyOf(tally.wrong().keySet()));
        assertTrue(tally.cases() >= LEAST_CASES, tally.cases() + " cases");
    }

    @Test
    void twoFaultsThatGoByEndInTheTruth() {
        var tally = Matrix.pairs(Integer.getInteger("matrix.pairs", 4_000), Long.getLong("matrix.seed", 1));
        System.out.println("pairs of faults: " + tally.cases() + " cases, wrong "
                + tally.wrong().size());

        assertEquals(List.of(), List.copyOf(tally.wrong().keySet()));
    }

    @Test
    void twoRunsOnOneThingBothKeepTheirWord() {
        for (int lag : List.of(0, 6)) {
            for (var two : Interleaving.all()) {
                var tally = two.everywhere(Duration.ofSeconds(lag));
                System.out.println("interleaved, lag %d s: %3d places, wrong %d, %s"
                        .formatted(
                                lag,
                                tally.cases(),
                                tally.wrong().size(),
                                two.one().name().lines().findFirst().orElse("")));
                assertTrue(tally.cases() > 3);
                assertEquals(List.of(), List.copyOf(tally.wrong().keySet()));
            }
        }
    }
}
