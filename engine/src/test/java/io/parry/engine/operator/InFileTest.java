package io.parry.engine.operator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InFileTest {
    private final Problems problems = new Problems();

    private Optional<Value> read(byte[] bytes) {
        return InFile.readList(bytes, Yaml.node(Value.of("lists/known.txt")), problems);
    }

    private String problem() {
        return problems.list().getFirst().toString();
    }

    @Test
    void aFileListsOneTextPerLine() {
        assertEquals(
                Optional.of(Value.arr("111122223333", "two words", "ä")),
                read("\ufeff# known accounts\r\n111122223333\r\n\n  two words \nä".getBytes(UTF_8)));
        assertEquals(Optional.of(Value.arr()), read(new byte[0]));
    }

    @Test
    void aFileMayBeAJsonList() {
        assertEquals(Optional.of(Value.arr("a b", 5, true)), read("\n [\"a b\", 5, true]".getBytes(UTF_8)));
    }

    @Test
    void aFileThatIsNoListIsAProblemAtItsName() {
        assertEquals(Optional.empty(), read("[\"a\",".getBytes(UTF_8)));
        assertEquals(
                "operand:1:1: error: `lists/known.txt` line 1, column 6: the JSON ends too early [json-syntax]",
                problem());
    }

    @Test
    void aListOfListsIsAProblem() {
        assertEquals(Optional.empty(), read("[[\"a\"]]".getBytes(UTF_8)));
        assertEquals(
                "operand:1:1: error: `lists/known.txt` lists texts and numbers, found a list [wrong-type]", problem());
    }

    @Test
    void otherEncodingsAreAProblem() {
        assertEquals(Optional.empty(), read("ä".getBytes(ISO_8859_1)));
        assertEquals("operand:1:1: error: `lists/known.txt` is not UTF-8 [unreadable-file]", problem());
    }

    @Test
    void aNameWhoseFileWasNotReadIsNeverAList() {
        assertThrows(IllegalStateException.class, () -> new InFile().with(Value.of("known.txt")));
    }
}
