package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.List;

/** A statement of a policy that is being described; IAM's own names. */
record Policy(Value statement) {
    static Policy allow(String sid) {
        return new Policy(Value.obj("Sid", sid, "Effect", "Allow"));
    }

    static Policy deny(String sid) {
        return new Policy(Value.obj("Sid", sid, "Effect", "Deny"));
    }

    Policy anybody() {
        return with("Principal", "*");
    }

    /** @param arn of an account's root: whoever that account lets */
    Policy account(Value arn) {
        return with("Principal", Value.obj("AWS", arn));
    }

    Policy service(String name) {
        return with("Principal", Value.obj("Service", name));
    }

    Policy actions(String... names) {
        return with("Action", names.length == 1 ? names[0] : List.of(names));
    }

    Policy on(Object resources) {
        return with("Resource", resources);
    }

    /** One more condition; all of them have to hold. */
    Policy where(String operator, String key, Object value) {
        var conditions = statement.at("Condition");
        var known = conditions.isMissing() ? Value.obj() : conditions;
        var operands = known.at(operator).isMissing() ? Value.obj() : known.at(operator);
        return with("Condition", known.with(operator, operands.with(key, value)));
    }

    private Policy with(String name, Object value) {
        return new Policy(statement.with(name, value));
    }

    /** That nobody may do it without TLS. */
    static Policy onlyWithTls(String action, Value resource) {
        return deny("OnlyWithTls").anybody().actions(action).on(resource).where("Bool", "aws:SecureTransport", "false");
    }

    /** That a service may take a role of this account. */
    static Value assumedBy(String service) {
        return document(
                new Policy(Value.obj("Effect", "Allow")).service(service).actions("sts:AssumeRole"));
    }

    static Value document(Policy... statements) {
        return document(List.of(statements).stream().map(Policy::statement).toList());
    }

    /** @param statements values, as some of them stand under a condition of the template */
    static Value document(List<Value> statements) {
        return Value.obj("Version", "2012-10-17", "Statement", statements);
    }
}
