package io.parry.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator against its table, {@code prefix.yaml} for {@code prefix}: {@code cases} with an operand and values
 * that hold, fail or are unfit, and operands that are {@code refused} with where and why.
 */
final class OperatorTablesTest {
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final Ask ASK = new Ask(NOW);

    @TestFactory
    Stream<DynamicNode> everyOperatorAgreesWithItsTable() {
        return Operators.all().stream()
                .filter(operator -> operator.getClass().getPackage().equals(Operators.class.getPackage()))
                .filter(operator -> !(operator instanceof Quantifier) || operator instanceof Exists)
                .map(operator -> dynamicContainer(operator.spec().name(), tests(operator)));
    }

    private static Stream<DynamicTest> tests(Operator operator) {
        var table = Tables.of(operator);
        var cases = table.at("cases").items().stream().flatMap(group -> cases(operator, group));
        var refused = table.at("refused").items().stream().map(row -> refused(operator, row));
        return Stream.concat(cases, refused);
    }

    private static Stream<DynamicTest> cases(Operator operator, Value group) {
        var operand = group.at("with");
        var accepted = dynamicTest("takes " + operand.show(), () -> assertAccepted(operator, operand));
        var answers = Stream.of(Truth.TRUE, Truth.FALSE, Truth.UNFIT)
                .flatMap(truth -> group.at(key(truth)).items().stream()
                        .map(value -> dynamicTest(
                                operand.show() + " " + key(truth) + " " + value.show(),
                                () -> assertEquals(truth, answer(operator, operand, value)))));
        return operator instanceof InFile ? answers : Stream.concat(Stream.of(accepted), answers);
    }

    private static Truth answer(Operator operator, Value operand, Value value) {
        return ASK.one(Value.obj(operator.spec().name(), operand), value);
    }

    private static String key(Truth truth) {
        return truth == Truth.TRUE ? "holds" : truth == Truth.FALSE ? "fails" : "unfit";
    }

    private static void assertAccepted(Operator operator, Value operand) {
        var problems = new Problems();
        operator.check(Yaml.node(operand), problems);
        assertEquals(List.of(), problems.list());
    }

    private static DynamicTest refused(Operator operator, Value row) {
        return dynamicTest("refuses " + row.at("with").show(), () -> {
            var problems = new Problems();
            operator.check(Yaml.node(row.at("with")), problems);
            var found = problems.list().stream()
                    .peek(problem -> assertEquals(ProblemCode.WRONG_OPERAND, problem.code()))
                    .map(problem ->
                            problem.location().line() + ":" + problem.location().column() + ": " + problem.message())
                    .toList();
            var expected = row.at("says").items().stream().map(Value::text).toList();
            assertEquals(expected, found);
        });
    }
}
