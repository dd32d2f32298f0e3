package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** A resource of a template that is being described. */
final class Resource {
    private final String type;
    private Value attributes = Value.obj();
    private Value properties = Value.obj();

    /** @param type as CloudFormation names it: {@code AWS::SQS::Queue} */
    Resource(String type) {
        this.type = type;
    }

    Resource set(String property, Object value) {
        properties = properties.with(property, value);
        return this;
    }

    /** What CloudFormation has beside properties: a condition, what it depends on, what becomes of it. */
    Resource also(String attribute, Object value) {
        attributes = attributes.with(attribute, value);
        return this;
    }

    Resource onlyIf(String condition) {
        return also("Condition", condition);
    }

    /** What people should know of it who read the template. */
    Resource about(String name, Object value) {
        var known = attributes.at("Metadata").isMissing() ? Value.obj() : attributes.at("Metadata");
        return also("Metadata", known.with(name, value));
    }

    /**
     * That a finding of Checkov is meant.
     *
     * @param check its number
     */
    Resource meant(String check, String why) {
        return about("checkov", Value.obj("skip", Value.arr(Value.obj("id", check, "comment", why))));
    }

    /** It stays when the stack goes. */
    Resource kept() {
        return also("DeletionPolicy", "Retain").also("UpdateReplacePolicy", "Retain");
    }

    Value value() {
        var value = Value.obj("Type", type);
        for (var attribute : attributes.members().entrySet()) {
            value = value.with(attribute.getKey(), attribute.getValue());
        }
        return value.with("Properties", properties);
    }
}
