package io.parry.engine.operator;

import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What a file that lists values holds, or what is wrong with it. */
sealed interface ListFile {
    record Read(Value list) implements ListFile {}

    record Wrong(ProblemCode code, String message) implements ListFile {}

    static ListFile read(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var content = text.startsWith("\ufeff") ? text.substring(1) : text;
            return content.stripLeading().startsWith("[") ? json(content) : new Read(lines(content));
        } catch (CharacterCodingException error) {
            return new Wrong(ProblemCode.UNREADABLE_FILE, "is not UTF-8");
        }
    }

    private static Value lines(String text) {
        return Value.of(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    private static ListFile json(String text) {
        try {
            var list = Json.read(text);
            for (var item : list.items()) {
                if (item instanceof Value.Obj || item instanceof Value.Arr || item instanceof Value.Null) {
                    return new Wrong(ProblemCode.WRONG_TYPE, "lists texts and numbers, found " + item.kind());
                }
            }
            return new Read(list);
        } catch (JsonError error) {
            return new Wrong(
                    ProblemCode.JSON_SYNTAX,
                    "line " + error.line() + ", column " + error.column() + ": " + error.getMessage());
        }
    }
}
