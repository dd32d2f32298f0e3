package io.parry.cli.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No event that a playbook matches is lost, and what would lose one is seen. {@code bin/patterns} draws a million. */
final class PairsTest {
    private static final int PAIRS = Integer.getInteger("pairs", 100_000);
    private static final long SEED = Long.getLong("seed", 20_261_124L);
    private static final int PORTIONS = 16;
    private static final int BROKEN = 20_000;

    @TempDir
    Path folder;

    @Test
    void rulesLetThroughEveryEventThatAPlaybookMatches() {
        var tally = IntStream.range(0, PORTIONS)
                .parallel()
                .mapToObj(portion -> new Pairs(SEED + portion).all(PAIRS / PORTIONS))
                .reduce(new Tally(), (some, others) -> new Tally().and(some).and(others));
        System.out.println("patterns: " + tally);
        assertEquals(
                0, tally.lost.size(), () -> String.join("\n\n", tally.lost.subList(0, Math.min(3, tally.lost.size()))));
        assertEquals(
                0,
                tally.unfit.size(),
                () -> String.join("\n", tally.unfit.subList(0, Math.min(3, tally.unfit.size()))));
        assertTrue(tally.taken > tally.pairs / 10 && tally.others > tally.pairs / 10, tally::toString);
    }

    @Test
    void noTrapLosesAnEvent() {
        var tally = Pairs.traps();
        assertEquals("", String.join("\n", tally.lost));
        assertEquals("", String.join("\n", tally.unfit));
    }

    /** A test that lets one of these pass is too weak to say anything of the real rules. */
    @TestFactory
    Stream<DynamicTest> rulesThatLoseEventsAreSeen() {
        return Pairs.rows("broken-rules.yaml").stream()
                .map(BrokenRules::of)
                .map(broken -> DynamicTest.dynamicTest(broken.name() + ": " + broken.why(), () -> {
                    int pairs = broken.pairs(java.nio.file.Files.createTempDirectory(folder, "broken"), SEED, BROKEN);
                    System.out.println("broken rules %-32s seen after %,d pairs".formatted(broken.name(), pairs));
                    assertNotEquals(0, pairs, "nothing was seen of it");
                }));
    }
}
