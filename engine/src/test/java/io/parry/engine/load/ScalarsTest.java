package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScalarsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsAScalarAs(String yaml, String kind, String text) {
        var map = (Node.Members) Loaded.good("a: " + yaml + "\n");
        var scalar = (Node.Scalar) map.get("a").orElseThrow();

        assertEquals(kind, scalar.kind());
        assertEquals(text, scalar.text());
    }

    @Test
    void aKeyIsTextAsItWasWritten() {
        var map = (Node.Members) Loaded.good("22: a\ntrue: b\nnull: c\n1.50: d\n-0: e\n'x': f\n\"\": g\n");

        assertEquals("[22, true, null, 1.50, -0, x, ]", map.names().toString());
        assertEquals(Value.of("22"), map.members().getFirst().key().value());
    }

    @Test
    void itemsAndMembersMayBeNothing() {
        assertEquals(
                "{a: null, b: [null, null], c: {d: null}}",
                Loaded.good("a:\nb:\n-\n-\nc: {d: }\n").value().show());
    }

    static Stream<Object[]> cases() {
        return Loaded.rows("scalars.yaml")
                .map(row -> new Object[] {text(row, "yaml"), text(row, "is"), text(row, "text")});
    }

    private static String text(Node.Members row, String name) {
        return row.get(name).orElseThrow().value().text();
    }
}
