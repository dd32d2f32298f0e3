package io.parry.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An editor takes every operand that the operators take, and shows what they say of themselves. */
final class OperatorSchemasTest {
    private static final String DEFS = """
            "expression": {"type": "string", "pattern": "\\\\$\\\\{"}, "condition": true, "matcher": {"type": "object"}""";

    /** Kinds that no operand of text has; the others need more than a schema can say. */
    private static final Pattern WRONG_KIND = Pattern.compile(".*found (a map|null|true or false|an empty list)");

    private static Stream<Operator> operators() {
        return Operators.all().stream()
                .filter(operator -> operator.getClass().getPackage().equals(Operators.class.getPackage()));
    }

    @TestFactory
    Stream<DynamicTest> theFragmentSaysWhatTheOperatorSaysOfItself() {
        return operators()
                .map(operator -> dynamicTest(
                        operator.spec().name(),
                        () -> assertEquals(
                                operator.spec().summary(),
                                Json.read(Tables.schema(operator))
                                        .at("description")
                                        .text())));
    }

    @TestFactory
    Stream<DynamicTest> theFragmentTakesEveryOperandOfTheTables() {
        return operators()
                .filter(operator -> operator instanceof ValueOperator && !(operator instanceof InFile))
                .flatMap(operator -> rows(operator, "cases")
                        .map(row -> dynamicTest(
                                operator.spec().name() + " takes "
                                        + row.at("with").show(),
                                () -> assertEquals(List.of(), problems(operator, row.at("with"))))));
    }

    @TestFactory
    Stream<DynamicTest> theFragmentRefusesOperandsOfOtherKinds() {
        return operators()
                .filter(operator -> operator instanceof ValueOperator || operator instanceof Exists)
                .flatMap(operator -> rows(operator, "refused")
                        .filter(row ->
                                WRONG_KIND.matcher(row.at("says").at(0).text()).matches())
                        .map(row -> dynamicTest(
                                operator.spec().name() + " refuses "
                                        + row.at("with").show(),
                                () -> assertFalse(
                                        problems(operator, row.at("with")).isEmpty()))));
    }

    private static Stream<Value> rows(Operator operator, String name) {
        return Tables.of(operator).at(name).items().stream();
    }

    private static List<String> problems(Operator operator, Value operand) {
        return schema(operator).validate(Json.write(operand), InputFormat.JSON).stream()
                .map(error -> String.valueOf(error.getMessage()))
                .toList();
    }

    private static Schema schema(Operator operator) {
        var schema = "{\"$defs\": {\"fragment\": " + Tables.schema(operator) + ", " + DEFS
                + "}, \"$ref\": \"#/$defs/fragment\"}";
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }
}
