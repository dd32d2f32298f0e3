package io.parry.engine.model;

import static io.parry.engine.model.Terms.anyOf;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.list;
import static io.parry.engine.model.Terms.map;
import static io.parry.engine.model.Terms.not;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.required;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that stand in many places, in the schema for editors. */
final class ValueSchema {
    private ValueSchema() {}

    static Map<String, Value> definitions() {
        var definitions = new LinkedHashMap<String, Value>();
        definitions.put("duration", form(Words.DURATION));
        definitions.put("expression", form(Words.EXPRESSION));
        // an editor reads twelve digits as a number; the reader reads them as text, and no number is that long
        definitions.put(
                "digits", Value.obj("type", List.of("string", "number"), "pattern", "\\S", "minimum", 1_000_000_000L));
        definitions.put("template", template());
        definitions.put("parameters", anyOf(template().with("type", "object"), ref("expression")));
        definitions.put("vars", map(form(Words.IDENTIFIER), ref("variable")));
        definitions.put(
                "variable",
                Value.obj(
                        "if",
                        required("for_each").with("type", "object"),
                        "then",
                        ref("comprehension"),
                        "else",
                        ref("given")));
        definitions.put("given", Value.obj("allOf", List.of(ref("template"), not(Value.obj("type", "null")))));
        definitions.put("comprehension", comprehension());
        definitions.put(
                "each",
                map(form(Words.LOOP_NAME), anyOf(ref("expression"), list(ref("template"))))
                        .with("minProperties", 1)
                        .with("maxProperties", 1));
        return definitions;
    }

    private static Value template() {
        return Value.obj(
                "propertyNames",
                not(form(Words.EXPRESSION_WITHIN)),
                "additionalProperties",
                ref("template"),
                "items",
                ref("template"));
    }

    private static Value comprehension() {
        var schemas = new LinkedHashMap<String, Value>(PlaybookSchema.loop("matcher"));
        schemas.put("key", said("With it a map is made, by these keys", text()));
        schemas.put("value", said("What each item gives", ref("given")));
        return object(Shapes.COMPREHENSION, schemas);
    }
}
