package io.parry.engine.expression;

import static io.parry.engine.expression.ValueTable.meant;
import static io.parry.engine.expression.ValueTable.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonPathTest {
    @TestFactory
    Stream<DynamicTest> pathsSelect() throws Exception {
        return ValueTable.tests("paths.json", "name", JsonPathTest::assertSelects);
    }

    private static void assertSelects(Value one) throws Exception {
        var path = JsonPath.parse(one.at("path").text());
        var root = meant(one.at("root"));
        var scope = ValueTable.scope(one.at("scope"));
        if (one.at("fails").exists()) {
            var failed = assertThrows(EvaluationFailed.class, () -> path.get(root, scope));
            assertEquals(one.at("fails").text(), failed.code() + ": " + failed.getMessage());
            return;
        }
        assertEquals(text(meant(one.at("get"))), text(path.get(root, scope)));
        if (one.at("at").exists()) {
            assertEquals(
                    one.at("at").items().stream().map(Value::text).toList(),
                    path.locate(root, scope).stream()
                            .map(JsonPath.Selected::path)
                            .toList());
        }
        if (one.at("select").exists()) {
            assertEquals(text(meant(one.at("select"))), text(new Value.Arr(path.select(root, scope))));
        }
    }

    @TestFactory
    Stream<DynamicTest> slipsAreShownWhereTheyAreWithAHint() throws Exception {
        return ValueTable.tests("path-slips.json", "path", JsonPathTest::assertRefused);
    }

    private static void assertRefused(Value one) {
        var text = one.at("path").text();
        var error = assertThrows(SyntaxError.class, () -> JsonPath.parse(text));
        var marks = " ".repeat(error.from()) + "^".repeat(error.to() - error.from());
        assertEquals(
                text + "\n" + one.at("marks").text() + "\n" + one.at("says").text() + "\n" + hint(one),
                text + "\n" + marks + "\n" + error.getMessage() + "\n"
                        + error.hint().orElse("no hint"));
    }

    private static String hint(Value one) {
        return one.at("hint").exists() ? one.at("hint").text() : "no hint";
    }

    @TestFactory
    Stream<DynamicTest> theStandardRefusesWhatWeAdd() {
        return Stream.of("$.detail-type", "vars.x", "$[vars.x]", "$[?@.a == vars.x]", "$[?vars.x]")
                .map(text -> DynamicTest.dynamicTest(text, () -> {
                    JsonPath.parse(text);
                    assertThrows(SyntaxError.class, () -> JsonPath.parseStandard(text));
                }));
    }

    @Test
    void aPatternThatIsNoneMatchesNothingInTheStandard() throws Exception {
        var path = JsonPath.parseStandard("$[?match(@, '\\\\d+')]");
        assertEquals(List.of(), path.select(Value.arr("1"), Scope.EMPTY));
    }

    @Test
    void aSingularPathIsKnownByItsShape() throws Exception {
        for (var text : List.of("$", "$.a['b'][0]", "vars.x", "vars.t[vars.k]", "steps.a-b.output")) {
            assertTrue(JsonPath.parse(text).isSingular(), text);
        }
        for (var text : List.of("$[*]", "$..a", "$[0, 1]", "$[0:1]", "$[?@.a]", "vars.t[vars.k[*]]")) {
            assertFalse(JsonPath.parse(text).isSingular(), text);
        }
    }

    @Test
    void leadingNamesEndAtTheFirstThatIsNotLiteral() throws Exception {
        assertEquals(
                List.of("flow-logs", "output", "0"),
                JsonPath.parse("steps.flow-logs['output'][0]").leadingNames());
        assertEquals(List.of("a"), JsonPath.parse("vars.a[vars.b].c").leadingNames());
        assertEquals(List.of("a"), JsonPath.parse("vars.a[*].c").leadingNames());
        assertEquals(List.of("a"), JsonPath.parse("vars.a..c").leadingNames());
        assertEquals(List.of(), JsonPath.parse("vars['a', 'b']").leadingNames());
    }

    @Test
    void innerPathsAreThoseOfScopesAndEachIsGivenOnce() throws Exception {
        var path =
                JsonPath.parse("$.a[vars.b[run.c]][?@.x == inputs.d || !(count($.e[item.f]) > 1 && match(@, run.g))]");
        assertEquals("[vars.b[run.c], inputs.d, item.f, run.g]", path.inner().toString());
        assertEquals("[run.c]", path.inner().getFirst().inner().toString());
    }

    @Test
    void aScopeIsAskedOnceForAFilter() throws Exception {
        var asked = new AtomicInteger();
        Scope scope = name -> {
            asked.incrementAndGet();
            return Optional.of(Value.obj("old", "b"));
        };
        assertEquals(
                List.of(Value.of("b")), JsonPath.parse("$[?@ == vars.old]").select(Value.arr("a", "b", "c"), scope));
        assertEquals(1, asked.get());
    }

    @Test
    void aSecretIsNotLookedAtForASingularPath() throws Exception {
        var asked = new AtomicInteger();
        var secret = Value.secret("origin", () -> {
            asked.incrementAndGet();
            return Value.obj("a", "x");
        });
        var got = JsonPath.parse("$.s.a").get(Value.obj("s", secret), Scope.EMPTY);
        assertEquals(0, asked.get());
        assertEquals("secret origin \"x\"", text(got));
    }

    @Test
    void aPathThatLooksAtTooMuchFails() throws Exception {
        Value deep = Value.arr(1);
        for (int i = 0; i < 190; i++) {
            deep = Value.arr(deep);
        }
        var document = deep;
        var path = JsonPath.parse("$..[*]..[*]..[*]..[*]");
        var failed = assertThrows(EvaluationFailed.class, () -> path.select(document, Scope.EMPTY));
        assertEquals("the path looks at more than 1000000 values", failed.getMessage());
    }

    @Test
    void depthOfADocumentCostsNoStack() throws Exception {
        Value deep = Value.of("end");
        for (int i = 0; i < 100_000; i++) {
            deep = Value.arr(deep);
        }
        assertEquals(100_000, JsonPath.parse("$..[0]").select(deep, Scope.EMPTY).size());
    }

    @Test
    void depthOfAPathIsBounded() {
        var brackets = "$" + "[?@".repeat(100_000);
        var parentheses = "$[?" + "(".repeat(100_000);
        var functions = "$[?" + "length(".repeat(100_000);
        for (var text : List.of(brackets, parentheses, functions)) {
            var error = assertThrows(SyntaxError.class, () -> JsonPath.parse(text));
            assertEquals("more than 50 brackets inside one another", error.getMessage());
        }
    }

    @Test
    void inAnExpressionAPathEndsWhereItCannotGoOn() throws Exception {
        var cursor = new Cursor("${vars.x .y[0] | default(event.a-b, 1)}", 2, 38);
        assertEquals("vars.x .y[0]", JsonPath.parse(cursor).toString());
        assertEquals(14, cursor.position);
        cursor.position = 25;
        assertEquals("event.a-b", JsonPath.parse(cursor).toString());
        assertEquals(34, cursor.position);
    }

    @Test
    void whatFollowsAFilterIsAppliedToWhatItGave() throws Exception {
        var cursor = new Cursor("| .Statement[?@.Sid == vars.sid].Effect | first", 2, 47);
        var path = JsonPath.suffix(cursor);
        assertEquals("@", path.root());
        assertEquals(".Statement[?@.Sid == vars.sid].Effect", path.toString());
        assertEquals(39, cursor.position);
        var policy = Value.obj("Statement", Value.arr(Value.obj("Sid", "a", "Effect", "Allow"), Value.obj("Sid", "b")));
        var selected = path.locate(policy, Scope.EMPTY.with("vars", Value.obj("sid", "a")));
        assertEquals("@['Statement'][0]['Effect']", selected.getFirst().path());
        assertEquals(Value.of("Allow"), selected.getFirst().value());
        assertThrows(SyntaxError.class, () -> JsonPath.suffix(new Cursor("x", 0, 1)));
    }

    @Test
    void textIsOrderedByCodePoints() {
        assertTrue(PathComparison.order("\uFF5E", "\uD83D\uDE00") < 0);
        assertTrue(PathComparison.order("\uD83D\uDE00", "\uD83D\uDE01") < 0);
        assertTrue(PathComparison.order("a", "ab") < 0);
        assertEquals(0, PathComparison.order("ab", "ab"));
    }
}
