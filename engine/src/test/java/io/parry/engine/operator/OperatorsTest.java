package io.parry.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class OperatorsTest {
    private static final Ask ASK = new Ask(Instant.parse("2026-02-01T00:00:00Z"));

    /** Writes the index when run with {@code -Dgolden=write}. */
    @Test
    void theIndexNamesTheOperatorClassesOfThePackage() throws Exception {
        var index = Path.of("src/main/resources/io/parry/engine/operator/index.txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(index.toAbsolutePath().getParent());
            Files.write(index, operatorClasses());
        }
        assertEquals(operatorClasses(), Files.readAllLines(index), "run this test with -Dgolden=write");
    }

    private static List<String> operatorClasses() throws IOException, URISyntaxException, ReflectiveOperationException {
        var folder = Path.of(Operators.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/parry/engine/operator");
        var names = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".class") && isOperator(name.substring(0, name.length() - 6))) {
                    names.add(name.substring(0, name.length() - 6));
                }
            }
        }
        return names;
    }

    private static boolean isOperator(String simple) throws ClassNotFoundException {
        var type = Class.forName("io.parry.engine.operator." + simple);
        return Operator.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    @Test
    void everyOperatorIsCalledAsItsClassIs() {
        for (var operator : Operators.all()) {
            assertEquals(
                    operator.spec().name(), Operators.nameOf(operator.getClass().getSimpleName()));
        }
    }

    @Test
    void allFifteenOfTheEngineAreThere() {
        assertTrue(Operators.names()
                .containsAll(List.of(
                        "anything-but cidr equals-ignore-case every exists in-file json newer-than none numeric older-than prefix regex suffix wildcard"
                                .split(" "))));
    }

    @Test
    void aNameFindsItsOperatorAndNothingElseDoes() {
        assertTrue(Operators.find("equals-ignore-case").orElseThrow() instanceof EqualsIgnoreCase);
        for (var name :
                List.of("", "Prefix", "PREFIX", "operators", "value-operator", "../prefix", "java.lang.String")) {
            assertFalse(Operators.find(name).isPresent(), name);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsTrue() {
        return Operators.all().stream().flatMap(operator -> {
            var spec = operator.spec();
            var holds = spec.holds().stream().map(value -> example(spec, value, true));
            return Stream.concat(holds, spec.fails().stream().map(value -> example(spec, value, false)));
        });
    }

    private static DynamicTest example(OperatorSpec spec, String value, boolean holds) {
        return dynamicTest(
                spec.example() + (holds ? " holds for " : " fails for ") + value,
                () -> assertEquals(
                        holds, ASK.one(Yaml.read(spec.example()), json(value)).holds()));
    }

    private static Value json(String text) throws JsonError {
        return Json.read(text);
    }

    @Test
    void theReferenceHasAnExampleOfEveryOperator() {
        for (var operator : Operators.all()) {
            var spec = operator.spec();
            assertTrue(Yaml.read(spec.example()).members().containsKey(spec.name()), spec.name());
            assertTrue(operator instanceof InFile || !spec.holds().isEmpty(), spec.name());
            assertTrue(spec.summary().endsWith("."), spec.name());
        }
    }

    @Test
    void unknownValuesAndOperandsGiveUnknown() {
        var unknown = Value.unknown("copy");
        for (var operator : Operators.all()) {
            if (operator instanceof ValueOperator tested) {
                var operand =
                        Yaml.read(operator.spec().example()).at(operator.spec().name());
                var list = operator instanceof InFile ? Value.arr("a") : operand;
                assertEquals(
                        Truth.UNKNOWN,
                        tested.test(unknown, list, ASK.now()),
                        operator.spec().name());
                assertEquals(Truth.UNKNOWN, tested.test(Value.of("a"), Value.arr(unknown), ASK.now()));
            }
            if (operator instanceof ViewOperator view) {
                assertTrue(view.view(unknown).orElseThrow().getFirst().unknown().isPresent());
            }
        }
    }
}
