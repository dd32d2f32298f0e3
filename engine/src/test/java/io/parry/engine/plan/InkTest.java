package io.parry.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import org.junit.jupiter.api.Test;

/** What a terminal would obey reaches none. */
final class InkTest {
    private static final String HOSTILE = "a\n\r\t\u001b[31m\u0085\u009b\u007f\u202e\u200b\u2028\ud800 é😀\udb40\udc41";

    @Test
    void ofTextFromOutsideNothingIsLeftButWhatCanBeSeen() {
        assertEquals("a���" + "�[31m�������" + " é😀�", Ink.plain(HOSTILE));
    }

    @Test
    void linesAndOurColoursStay() {
        assertEquals("a\n�" + "�\u001b[31m�������" + " é😀�", Ink.visible(HOSTILE));
    }

    @Test
    void jsonSaysTheSameWithEscapes() throws JsonError {
        var value = Value.obj("k\u009b", HOSTILE.replace("\ud800", ""));

        var json = Ink.json(Json.write(value));

        assertEquals(value, Json.read(json));
        assertFalse(json.codePoints().anyMatch(Character::isISOControl), json);
        assertFalse(json.codePoints().anyMatch(point -> Character.getType(point) == Character.FORMAT), json);
    }

    @Test
    void aNameThatWouldBreakTheLineIsQuoted() {
        assertEquals("{a-b: 1, \"a\\nb\": 2}", Value.obj("a-b", 1, "a\nb", 2).show());
    }
}
