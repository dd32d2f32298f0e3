package io.parry.engine.model;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;

/** The words of JSON Schema, draft 07, of which the schema for editors is made. */
final class Terms {
    private Terms() {}

    /** The schema with a description for hovers first. */
    static Value said(String description, Value schema) {
        var said = Value.obj("description", description);
        for (var member : schema.members().entrySet()) {
            said = said.with(member.getKey(), member.getValue());
        }
        return said;
    }

    static Value text() {
        return Value.obj("type", "string", "pattern", "\\S");
    }

    static Value form(Words.Form form) {
        return Value.obj("type", "string", "pattern", form.anchored());
    }

    static Value word(List<String> words) {
        return Value.obj("enum", words);
    }

    static Value flag() {
        return Value.obj("type", "boolean");
    }

    static Value whole(int least) {
        return whole(least, 1_000_000_000);
    }

    static Value whole(int least, int most) {
        return Value.obj("type", "integer", "minimum", least, "maximum", most);
    }

    static Value number(int least, int most) {
        return Value.obj("type", "number", "minimum", least, "maximum", most);
    }

    static Value ref(String definition) {
        return Value.obj("$ref", "#/definitions/" + definition);
    }

    static Value list(Value items) {
        return Value.obj("type", "array", "items", items);
    }

    static Value filled(Value items) {
        return list(items).with("minItems", 1);
    }

    static Value oneOrMore(Value item) {
        return anyOf(item, list(item));
    }

    static Value anyOf(Value... schemas) {
        return Value.obj("anyOf", List.of(schemas));
    }

    static Value not(Value schema) {
        return Value.obj("not", schema);
    }

    static Value required(String... keys) {
        return Value.obj("required", List.of(keys));
    }

    /** A map of names and values. */
    static Value map(Value names, Value values) {
        return Value.obj("type", "object", "propertyNames", names, "additionalProperties", values);
    }

    /**
     * A map of the keys of a shape, and no other.
     *
     * @throws IllegalStateException when the schemas are not those of the shape's keys
     */
    static Value object(Shape shape, Map<String, Value> schemas) {
        if (schemas.size() != shape.keys().size()) {
            throw new IllegalStateException(shape.what() + " has the keys " + shape.keys());
        }
        var properties = Value.obj();
        for (var key : shape.keys()) {
            if (!schemas.containsKey(key)) {
                throw new IllegalStateException("`" + key + "` of " + shape.what() + " has no schema");
            }
            properties = properties.with(key, schemas.get(key));
        }
        var object = Value.obj("type", "object", "properties", properties, "additionalProperties", false);
        return shape.required().isEmpty() ? object : object.with("required", shape.required());
    }
}
