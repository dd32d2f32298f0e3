package io.parry.engine.expression;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;

/** A value as compact JSON in which secret and unknown parts stay what they are: {@code {"key":***}}. */
final class JsonText {
    private JsonText() {}

    /** Text, or joined text. @throws EvaluationFailed when it becomes too long */
    static Value of(Value value) {
        var out = new Parts();
        write(out, value);
        return out.build();
    }

    private static void write(Parts out, Value value) {
        switch (value) {
            case Value.Obj obj -> object(out, obj);
            case Value.Arr arr -> array(out, arr);
            case Value.Joined joined -> joined(out, joined);
            case Value.Num num -> out.add(num.number().toPlainString());
            case Value.Secret secret -> out.add(secret.then(JsonText::of));
            case Value.Unknown unknown -> out.add(unknown);
            case Value.Missing missing -> throw Printable.nothing("a part of what `to_json` is given");
            default -> out.add(Json.write(value));
        }
    }

    private static void object(Parts out, Value.Obj obj) {
        var separator = "{";
        for (var member : obj.members().entrySet()) {
            out.add(separator).add(quoted(member.getKey())).add(":");
            write(out, member.getValue());
            separator = ",";
        }
        out.add(obj.members().isEmpty() ? "{}" : "}");
    }

    private static void array(Parts out, Value.Arr arr) {
        out.add("[");
        for (int i = 0; i < arr.items().size(); i++) {
            out.add(i == 0 ? "" : ",");
            write(out, arr.items().get(i));
        }
        out.add("]");
    }

    private static void joined(Parts out, Value.Joined joined) {
        out.add("\"");
        for (var part : joined.parts()) {
            out.add(part.then(plain -> Value.of(escaped(plain))));
        }
        out.add("\"");
    }

    private static String quoted(String text) {
        return Json.write(Value.of(text));
    }

    /** As it stands between a JSON text's quotation marks. */
    private static String escaped(Value part) {
        var quoted = quoted(part instanceof Value.Text text ? text.text() : Json.write(part));
        return quoted.substring(1, quoted.length() - 1);
    }
}
