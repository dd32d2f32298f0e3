package io.parry.engine.run.matrix;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parry.engine.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A matrix that lets one of these pass is too weak to say anything of the real engine. */
final class BrokenEnginesTest {
    @TestFactory
    Stream<DynamicTest> everyBrokenEngineIsSeen() {
        return Tables.rows("run/matrix/broken-engines.yaml")
                .map(row -> BrokenEngine.of(row.value()))
                .map(engine -> DynamicTest.dynamicTest(engine.name() + ": " + engine.why(), () -> {
                    var wrong = engine.swept();
                    System.out.println("broken engine %-36s seen by %4d cases, as in: %s"
                            .formatted(
                                    engine.name(),
                                    wrong.size(),
                                    wrong.keySet().stream().findFirst().orElse("NOTHING")));
                    assertFalse(wrong.isEmpty(), "nothing was seen of it");
                }));
    }
}
