package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference is made from these; an example that is wrong is a lie in print. */
final class FilterExamplesTest {
    private static final Set<String> LANGUAGE = Set.of("""
            default first last count unique sort concat without join split replace trim_prefix trim_suffix truncate
            lower upper capture arn merge omit pick drop_empty keys values entries number text times plus minus divide
            min max parse_json to_json url_decode base64 sha256""".split("\\s+"));

    @Test
    void theSetIsClosed() {
        var names = Filters.all().stream().map(FilterSpec::name).toList();
        assertEquals(new TreeSet<>(LANGUAGE), new TreeSet<>(names));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleGivesWhatItSays() {
        return Filters.all().stream().map(spec -> DynamicTest.dynamicTest(spec.example(), () -> check(spec)));
    }

    private static void check(FilterSpec spec) throws SyntaxError {
        var expression = Expression.parse(spec.example(), 0, spec.example().length());
        assertTrue(spec.example().matches(".*\\| " + spec.name() + "\\b.*"), "the example uses its filter");
        assertEquals(Table.json(spec.result()), expression.evaluate(Table.scope(Table.json(spec.given()))));
    }

    @Test
    void signaturesNameTheirParameters() {
        assertEquals("split(separator)", signature("split"));
        assertEquals("omit(name, …)", signature("omit"));
        assertEquals("first", signature("first"));
    }

    private static String signature(String name) {
        return Filters.find(name).orElseThrow().spec().signature();
    }
}
