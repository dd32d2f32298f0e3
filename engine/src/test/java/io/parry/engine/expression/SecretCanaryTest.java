package io.parry.engine.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A secret goes through every filter, as input and as argument, and through every form of template. */
final class SecretCanaryTest {
    private static final String CANARY = "arn:CaNaRy-1:x:::%7B";

    /** The secrets in clear, and what a filter may have made of them. */
    private static final List<String> FORBIDDEN = List.of("canary", "4711", made("base64"), made("sha256"));

    private static String made(String filter) {
        return evaluated("x | " + filter, Scope.EMPTY.with("x", Value.of(CANARY)))
                .text()
                .toLowerCase(Locale.ROOT);
    }

    private static Value evaluated(String expression, Scope scope) {
        var template = Template.compile(Table.node(Value.of("${" + expression + "}")), new Problems());
        return template.orElseThrow().evaluate(scope);
    }

    private static final List<Value> SHAPES = List.of(
            secret(Value.of(CANARY)),
            secret(Value.of("{\"a\":\"" + CANARY + "\"}")),
            secret(Value.arr(CANARY, CANARY)),
            secret(Value.obj("a", CANARY)),
            secret(Value.of(4711)),
            Value.arr(secret(Value.of(CANARY)), "b", secret(Value.of(CANARY))),
            Value.obj("a", secret(Value.of(CANARY)), "b", "b"),
            new Value.Joined(List.of(Value.of("Bearer "), secret(Value.of(CANARY)))));

    private static final List<String> ARGUMENTS =
            List.of("", "(vars.secret)", "(\"b\", vars.secret)", "(\"b\")", "(2)", "(vars.list)", "(vars.map)");

    private static final List<String> TEMPLATES = List.of(
            "${%s}", "a ${%s}", "${%s | default(vars.secret)}", "${%s | to_json} b", "${%s | .a} c", "${%s | [0]}");

    private static Value secret(Value plain) {
        return Value.secret("test:Read", plain);
    }

    @TestFactory
    Stream<DynamicTest> noFilterGivesASecretAway() {
        return Filters.all().stream().map(spec -> DynamicTest.dynamicTest(spec.name(), () -> check(spec.name())));
    }

    private static void check(String filter) {
        for (var shape : SHAPES) {
            for (var arguments : ARGUMENTS) {
                for (var template : TEMPLATES) {
                    tryOut(template.formatted("vars.x | " + filter + arguments), shape);
                }
            }
        }
    }

    private static void tryOut(String text, Value shape) {
        var template = Template.compile(Table.node(Value.arr(text)), new Problems());
        var scope = Scope.EMPTY.with(
                "vars",
                Value.obj(
                        "x", shape,
                        "secret", secret(Value.of(CANARY)),
                        "list", Value.arr(secret(Value.of(CANARY))),
                        "map", Value.obj("b", secret(Value.of(CANARY)))));
        template.ifPresent(compiled -> {
            assertSilent(text, traces(() -> compiled.evaluate(scope)));
            assertSilent(text, traces(() -> compiled.evaluateLenient(scope)));
        });
    }

    /** Everything that may be written down, and what is thrown while it is evaluated or looked into. */
    private static List<String> traces(java.util.function.Supplier<Value> evaluation) {
        var traces = new ArrayList<String>();
        try {
            var value = evaluation.get();
            traces.addAll(List.of(value.toString(), value.show(), value.redact().toString(), value.kind()));
            value.reveal();
        } catch (EvaluationFailed | NotYet failure) {
            traces.add(failure.toString());
        }
        return traces;
    }

    private static void assertSilent(String text, List<String> traces) {
        var all = String.join("\n", traces).toLowerCase(Locale.ROOT);
        for (var forbidden : FORBIDDEN) {
            assertFalse(all.contains(forbidden), () -> text + " gives " + traces);
        }
    }
}
