package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** RFC 9535, by its working group's own suite. */
class JsonPathComplianceTest {
    private static List<ComplianceSuite.Case> cases = List.of();

    @BeforeAll
    static void readsTheSuite() throws Exception {
        var suite = ComplianceSuite.read();
        if (suite.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("the compliance suite is not there, and in CI it must be");
        }
        if (suite.isEmpty()) {
            System.out.println("JSONPath compliance suite not found beside the project: skipped");
            abort("no compliance suite");
        }
        cases = suite.orElseThrow();
    }

    @Test
    void theSuiteIsTheWholeOne() {
        assertEquals(703, cases.size());
        assertEquals(247, cases.stream().filter(ComplianceSuite.Case::isInvalid).count());
    }

    @TestFactory
    Stream<DynamicTest> standardPathsFollowTheRfc() {
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    if (one.isInvalid()) {
                        var error = assertThrows(SyntaxError.class, () -> JsonPath.parseStandard(one.selector()));
                        assertPlaceIn(error, one.selector());
                    } else {
                        assertSelects(one, JsonPath.parseStandard(one.selector()));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ourAdditionsTakeNothingAway() {
        return cases.stream()
                .filter(one -> !one.isInvalid())
                .map(one ->
                        DynamicTest.dynamicTest(one.name(), () -> assertSelects(one, JsonPath.parse(one.selector()))));
    }

    private static void assertSelects(ComplianceSuite.Case one, JsonPath path) {
        var values = new Value.Arr(path.select(one.document(), Scope.EMPTY));
        assertTrue(one.results().contains(values), () -> "selected " + values.show());
        var paths = Value.of(path.locate(one.document(), Scope.EMPTY).stream()
                .map(JsonPath.Selected::path)
                .toList());
        assertEquals(one.paths().get(one.results().indexOf(values)), paths);
        assertEquals(one.selector(), path.toString());
    }

    private static void assertPlaceIn(SyntaxError error, String text) {
        assertTrue(error.from() >= 0 && error.from() <= text.length(), () -> "from " + error.from());
        assertTrue(error.to() > error.from() && error.to() <= text.length() + 1, () -> "to " + error.to());
    }
}
