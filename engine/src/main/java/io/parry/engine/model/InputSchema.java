package io.parry.engine.model;

import static io.parry.engine.model.Terms.flag;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.not;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.required;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.word;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Inputs, in the schema for editors. */
final class InputSchema {
    private static final Map<String, String> TYPES = Map.of(
            "number", "number",
            "boolean", "boolean",
            "list", "array",
            "map", "object");

    private InputSchema() {}

    static Value input() {
        var some = not(Value.obj("type", "null"));
        return object(
                        Shapes.INPUT,
                        Map.of(
                                "type", said("What kind of value it is", word(Input.TYPES)),
                                "format", said("What kind of text it is", word(Input.FORMATS)),
                                "description", said("What it is for", text()),
                                "default", said("The value where the deployment gives none", some),
                                "example", said("Stands in for a value in tests and plans", some),
                                "secret", said("Whether the value is never printed", flag())))
                .with("allOf", rules());
    }

    private static List<Value> rules() {
        var rules = new ArrayList<Value>();
        for (var type : Input.TYPES) {
            var value = type.equals("string") ? string() : Value.obj("type", TYPES.get(type));
            var then = values(value);
            rules.add(rule("type", type, type.equals("string") ? then : then.with("not", required("format"))));
        }
        for (var format : Input.FORMATS) {
            rules.add(rule("format", format, values(form(Formats.form(format)))));
        }
        return rules;
    }

    /** Twelve digits are a number for an editor. */
    private static Value string() {
        return Value.obj("type", List.of("string", "number"), "minimum", 1_000_000_000L);
    }

    private static Value values(Value schema) {
        return Value.obj("properties", Value.obj("default", schema, "example", schema));
    }

    private static Value rule(String key, String word, Value then) {
        var is = Value.obj("properties", Value.obj(key, Value.obj("const", word)), "required", List.of(key));
        return Value.obj("if", is, "then", then);
    }
}
