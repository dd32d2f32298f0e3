package io.parry.engine.plan;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Completed;
import io.parry.engine.action.Operation;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.Subject;
import io.parry.engine.value.Value;

/** What {@code AwsModify} writes. */
record ModifyingCall(CompiledStep.Write write, Catalog catalog, Subject subject, Value answer, ModifiedPart part) {
    /**
     * The parameters that write {@code after} where {@code before} stands; lock tokens and ETags included.
     *
     * @throws EvaluationFailed where they cannot be worked out, or would not say all of the change
     */
    Value parameters(Value before, Value after) {
        var sent = part.text() ? after : Completed.leftOut(after, before);
        var with = with(after, sent);
        return switch (write.send().orElse("")) {
            case "changed" -> changed(with, before, after);
            case "all" -> all(with, before, after, sent);
            default -> with;
        };
    }

    /** Only where all of the part is sent as one parameter is it known what of it AWS had left out. */
    private Value with(Value after, Value sent) {
        var scope = subject.scope().with("read", answer).with("new", part.written(after));
        var with = write.with().map(template -> template.evaluate(scope)).orElse(Value.obj());
        if (!(with instanceof Value.Obj obj)) {
            throw new EvaluationFailed("wrong-value", "a map expected under `write: {with: …}`, found " + with.kind());
        }
        Value parameters = obj;
        for (var member : obj.members().entrySet()) {
            if (!part.text() && member.getValue().equals(after)) {
                parameters = parameters.with(member.getKey(), sent);
            }
        }
        return parameters;
    }

    private Value changed(Value with, Value before, Value after) {
        var parameters = with;
        for (var name : map(before).members().keySet()) {
            if (after.at(name).isMissing() && !usesNew()) {
                throw new EvaluationFailed("wrong-value", "`send: changed` cannot say that `" + name + "` is gone");
            }
        }
        for (var member : map(after).members().entrySet()) {
            boolean same = part.there()
                    && Value.same(member.getValue(), before.at(member.getKey())).holds();
            if (!same && with.at(member.getKey()).isMissing()) {
                parameters = parameters.with(taken(member.getKey()), member.getValue());
            }
        }
        return parameters;
    }

    private Value all(Value with, Value before, Value after, Value sent) {
        var parameters = with;
        var taken = catalog.parameters(operation());
        for (var member : map(sent).members().entrySet()) {
            if (taken.contains(member.getKey()) && with.at(member.getKey()).isMissing()) {
                parameters = parameters.with(member.getKey(), member.getValue());
            }
        }
        for (var name : map(after).members().keySet()) {
            if (!usesNew() && !Value.same(after.at(name), before.at(name)).holds()) {
                taken(name);
            }
        }
        return parameters;
    }

    private static Value map(Value value) {
        if (value instanceof Value.Obj) {
            return value;
        }
        throw new EvaluationFailed("wrong-value", "`send` needs a map, found " + value.kind());
    }

    private boolean usesNew() {
        return write.with().stream()
                .flatMap(with -> with.paths().stream())
                .anyMatch(path -> path.root().equals("new"));
    }

    /** A change that the operation has no parameter for would be lost without a word. */
    private String taken(String name) {
        var known = catalog.parameters(operation());
        if (!known.isEmpty() && !known.contains(name)) {
            throw new EvaluationFailed("wrong-value", operation() + " takes no `" + name + "`");
        }
        return name;
    }

    private Operation operation() {
        return write.operation().operation();
    }
}
