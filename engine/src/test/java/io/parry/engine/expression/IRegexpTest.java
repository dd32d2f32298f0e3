package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** RFC 9485. */
class IRegexpTest {
    @TestFactory
    Stream<DynamicTest> patternsMatch() throws Exception {
        return ValueTable.tests("patterns.json", "pattern", IRegexpTest::assertMatches);
    }

    private static void assertMatches(Value one) throws Exception {
        var pattern = one.at("pattern").text();
        if (one.at("says").exists()) {
            var error = assertThrows(SyntaxError.class, () -> IRegexp.parse(pattern));
            assertEquals(one.at("says").text(), error.getMessage());
            assertEquals(one.at("at").number().intValue(), error.from());
            assertTrue(IRegexp.of(pattern).isEmpty());
            return;
        }
        var regexp = IRegexp.parse(pattern);
        one.at("matches").items().forEach(text -> assertTrue(regexp.matches(text.text()), text.show()));
        one.at("not").items().forEach(text -> assertFalse(regexp.matches(text.text()), text.show()));
        one.at("finds").items().forEach(text -> assertTrue(regexp.finds(text.text()), text.show()));
        one.at("never").items().forEach(text -> assertFalse(regexp.finds(text.text()), text.show()));
    }

    @Test
    void noTextMakesAMatchTakeForEver() throws Exception {
        var text = "a".repeat(20_000) + "!";
        for (var pattern : new String[] {"(a*)*", "(a|a)*", "(a+)+b", "(a|aa)+", "((a?){20}){20}"}) {
            var regexp = IRegexp.parse(pattern);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertFalse(regexp.matches(text), pattern));
        }
    }

    @Test
    void aPatternThatMakesTooManyStatesIsRefused() {
        for (var pattern : new String[] {"(a{1000}){1000}", "((((){1000}){1000}){1000}){1000}", "a".repeat(6_000)}) {
            var failed = assertThrows(EvaluationFailed.class, () -> IRegexp.parse(pattern));
            assertEquals("the pattern is too large: at most 5000 states", failed.getMessage());
        }
    }
}
