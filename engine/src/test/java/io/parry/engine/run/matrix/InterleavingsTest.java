package io.parry.engine.run.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The real runner and the real journal in memory, in every order in which deliveries can go on and die. */
final class InterleavingsTest {
    @TestFactory
    Stream<DynamicTest> holdInEveryOrder() {
        return Scenarios.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    long from = System.nanoTime();
                    var tally = new Explorer(scenario).explored();
                    System.out.println("%-62s %s %7d states, %7d moves, %5d ends, %.1e schedules, %5d ms"
                            .formatted(
                                    scenario.name(),
                                    tally.whole() ? "all" : "cut",
                                    tally.states(),
                                    tally.moves(),
                                    tally.ends(),
                                    tally.schedules().doubleValue(),
                                    (System.nanoTime() - from) / 1_000_000));
                    assertEquals(Map.of(), tally.wrong());
                    assertTrue(tally.states() > 30, "too few to say anything");
                    assertTrue(tally.whole() || scenario.playbooks().size() > 1, "not every order was gone through");
                }));
    }
}
