package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;

/**
 * CloudFormation's <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">intrinsic
 * functions</a> and what is built of them more than once.
 */
final class Cfn {
    /** A property that is not there. */
    static final Value NO_VALUE = ref("AWS::NoValue");

    private Cfn() {}

    static Value ref(String name) {
        return Value.obj("Ref", name);
    }

    static Value att(String resource, String attribute) {
        return Value.obj("Fn::GetAtt", Value.arr(resource, attribute));
    }

    static Value arn(String resource) {
        return att(resource, "Arn");
    }

    static Value sub(String text) {
        return Value.obj("Fn::Sub", text);
    }

    static Value when(String condition, Value then, Value otherwise) {
        return Value.obj("Fn::If", Value.arr(condition, then, otherwise));
    }

    static Value when(String condition, Value then) {
        return when(condition, then, NO_VALUE);
    }

    static Value not(Value condition) {
        return Value.obj("Fn::Not", Value.arr(condition));
    }

    static Value same(Value one, Value other) {
        return Value.obj("Fn::Equals", Value.arr(one, other));
    }

    /** A parameter that was given a value. */
    static Value given(String parameter) {
        return not(same(ref(parameter), Value.of("")));
    }

    /** Text with gaps becomes {@code Fn::Sub}, at any depth; all other values stay. */
    static Value filled(Value value) {
        return switch (value) {
            case Value.Text text when text.text().contains("${") -> sub(text.text());
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Cfn::filled).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, filled(member)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
