package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlacesTest {
    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("cases")
    void aValueKnowsItsPlace(String yaml, List<Value> at, String place) {
        var node = Loaded.good(yaml);
        for (var step : at) {
            node = step instanceof Value.Text name
                    ? ((Node.Members) node).get(name.text()).orElseThrow()
                    : ((Node.Items) node).items().get(step.number().intValueExact());
        }

        assertEquals(place, Loaded.show(node.location()));
    }

    @Test
    void aKeyKnowsItsPlace() {
        var map = (Node.Members) Loaded.good("a: 1\n\"b\": 2\n");

        assertEquals("2:1-4", Loaded.show(map.member("b").orElseThrow().key().location()));
    }

    @Test
    void aPartOfATextKnowsItsPlace() {
        var text = scalar("a: >\n  one\n  two\n");

        assertEquals("one two\n", text.text());
        assertEquals("2:4-6", Loaded.show(text.at(1, 3)), "in one line");
        assertEquals("2:4-6", Loaded.show(text.at(1, 6)), "over two lines: what is in the first");
        assertEquals("3:3-4", Loaded.show(text.at(4, 4)), "empty: before that character");
        assertEquals("4:1-2", Loaded.show(text.at(8, 8)), "behind the last one");
        assertEquals("3:5-6", Loaded.show(text.at(6, 99)), "too long");
    }

    @Test
    void theEndOfAQuotedTextIsItsClosingQuote() {
        assertEquals("1:9-10", Loaded.show(scalar("a: \"x\\ty\"\n").at(3, 3)));
    }

    @Test
    void aNumberKnowsItsDigits() {
        assertEquals("1:6-8", Loaded.show(scalar("a: 12.50\n").at(2, 4)));
    }

    private static Node.Scalar scalar(String yaml) {
        return (Node.Scalar) ((Node.Members) Loaded.good(yaml)).get("a").orElseThrow();
    }

    static Stream<Object[]> cases() {
        return Loaded.rows("places.yaml").map(row -> new Object[] {
            row.get("yaml").orElseThrow().value().text(),
            row.get("at").orElseThrow().value().items(),
            row.get("place").orElseThrow().value().text()
        });
    }
}
