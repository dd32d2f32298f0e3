package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** A CloudFormation template that is being put together, in the order in which its parts are added. */
final class Template {
    private final String description;
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final Map<String, Value> conditions = new LinkedHashMap<>();
    private final Map<String, Value> resources = new LinkedHashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();

    Template(String description) {
        this.description = description;
    }

    /** @param parameter with its type and what else CloudFormation has for it */
    void parameter(String name, Value parameter) {
        put(parameters, name, parameter);
    }

    void condition(String name, Value condition) {
        put(conditions, name, condition);
    }

    void resource(String id, Resource resource) {
        put(resources, id, resource.value());
    }

    /** Says more of a resource that is there. */
    void also(String id, String attribute, Object value) {
        resources.computeIfPresent(id, (known, resource) -> resource.with(attribute, value));
    }

    void output(String name, String description, Value value) {
        put(outputs, name, Value.obj("Description", description, "Value", value));
    }

    private static void put(Map<String, Value> section, String name, Value value) {
        if (section.putIfAbsent(name, value) != null) {
            throw new IllegalStateException("twice in one template: " + name);
        }
    }

    Value value() {
        return Value.obj(
                "AWSTemplateFormatVersion",
                "2010-09-09",
                "Description",
                description,
                "Parameters",
                parameters,
                "Conditions",
                conditions,
                "Resources",
                resources,
                "Outputs",
                outputs);
    }
}
