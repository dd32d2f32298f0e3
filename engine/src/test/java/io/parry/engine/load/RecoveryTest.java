package io.parry.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a mistake the tree is as its author meant it, so that the next reader tells of other mistakes only. */
final class RecoveryTest {
    @Test
    void aTextThatACommentCutIsWhole() {
        var map = (Node.Members) tree("x: ${a | split(' #') | first}  \n").orElseThrow();
        var text = (Node.Scalar) map.get("x").orElseThrow();

        assertEquals("${a | split(' #') | first}", text.text());
        assertEquals("1:19-20", Loaded.show(text.at(15, 16)));
    }

    @Test
    void aPatternThatLookedLikeAMapIsText() {
        var map = (Node.Members) tree("x: {$.a = \"b\", $.c = d}\n").orElseThrow();

        assertEquals(
                Value.of("{$.a = \"b\", $.c = d}"), map.get("x").orElseThrow().value());
    }

    @Test
    void ofAKeyTwiceTheFirstStands() {
        assertEquals("{a: 1, b: 3}", show("a: 1\na: 2\nb: 3\n"));
    }

    @Test
    void anchorsAndTagsAreLeftOut() {
        assertEquals(
                "{a: \"1\", b: [2], c: {d: null}}", show("a: &x !!str '1'\nb: !t &y\n  - 2\nc: !u # why\n  d: &z\n"));
    }

    @Test
    void ofTwoDocumentsTheFirstStands() {
        assertEquals("{a: 1}", show("a: 1\n---\nb: 2\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x 1\nb: *x\n", "a: {<<: {b: c}}\n", "[a]: b\n", "a: *b\n"})
    void whereSomethingIsMissingThereIsNoTree(String yaml) {
        assertEquals(Optional.empty(), tree(yaml));
    }

    @Test
    void aPlaceIsTheScalarsAndNotItsAnchors() {
        var map = (Node.Members) tree("a: &x !t  yes\n").orElseThrow();

        assertEquals("1:11-14", Loaded.show(map.get("a").orElseThrow().location()));
    }

    @Test
    void tellsAHundredProblemsAndNoMore() {
        assertEquals(100, Loaded.from("- &a b\n".repeat(500)).problems().size());
        assertEquals(100, Loaded.from("- *\n".repeat(500)).problems().size());
    }

    private static String show(String yaml) {
        return tree(yaml).orElseThrow().value().show();
    }

    private static Optional<Node> tree(String yaml) {
        var loaded = Loaded.from(yaml);
        assertTrue(loaded.problems().hasErrors(), yaml);
        return loaded.tree();
    }
}
