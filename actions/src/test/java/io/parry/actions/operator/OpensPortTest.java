package io.parry.actions.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.parry.engine.operator.NumberRange;
import io.parry.engine.operator.Operator;
import io.parry.engine.operator.Operators;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class OpensPortTest {
    private static final OpensPort OPENS_PORT = new OpensPort();

    @TestFactory
    Stream<DynamicTest> everyShapeThatAwsPrintsIsRead() throws Exception {
        return table().at("opens").items().stream()
                .map(row -> dynamicTest(row.at(0).text(), () -> {
                    var ports = OPENS_PORT.view(row.at(1)).orElseThrow();
                    assertEquals(row.at(2), Value.arr(ports.getFirst(), ports.getLast()));
                    assertEquals(
                            row.at(2).at(1).number().intValue()
                                    - row.at(2).at(0).number().intValue()
                                    + 1,
                            ports.size());
                }));
    }

    @TestFactory
    Stream<DynamicTest> icmpHasTypesAndOpensNoPort() throws Exception {
        return table().at("opens_none").items().stream()
                .map(value ->
                        dynamicTest(value.show(), () -> assertEquals(Optional.of(List.of()), OPENS_PORT.view(value))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoRuleIsUnfit() throws Exception {
        return table().at("unfit").items().stream()
                .map(value -> dynamicTest(value.show(), () -> assertEquals(Optional.empty(), OPENS_PORT.view(value))));
    }

    @TestFactory
    Stream<DynamicTest> theExamplesAreTrue() {
        var spec = OPENS_PORT.spec();
        var holds = spec.holds().stream().map(value -> dynamicTest(value, () -> assertTrue(opensSshOrRdp(value))));
        var fails = spec.fails().stream().map(value -> dynamicTest(value, () -> assertFalse(opensSshOrRdp(value))));
        return Stream.concat(holds, fails);
    }

    private static boolean opensSshOrRdp(String rule) throws JsonError {
        var ports = OPENS_PORT.view(Json.read(rule)).orElse(List.of());
        return ports.stream().anyMatch(Value.arr(22, 3389).items()::contains);
    }

    @Test
    void fewPortsOfManyNeedToBeLookedAt() {
        var rule = Value.obj("IpProtocol", "-1");
        var ports = assertInstanceOf(NumberRange.class, OPENS_PORT.view(rule).orElseThrow());
        assertTrue(ports.telling(List.of(Value.of(22))).contains(Value.of(22)));
        assertTrue(ports.telling(List.of(Value.of(22))).size() < 10);
    }

    /** Secret and unknown rules are the socket's business; here it is that they get there. */
    @Test
    void aRuleNotKnownYetOpensPortsNotKnownYet() {
        var rule = Value.obj("IpProtocol", "tcp", "FromPort", Value.unknown("rules"), "ToPort", 22);
        assertTrue(OPENS_PORT.view(rule).orElseThrow().getFirst().unknown().isPresent());
    }

    @Test
    void itIsFoundByItsNameAndTakesACondition() {
        var found =
                assertInstanceOf(OpensPort.class, Operators.find("opens-port").orElseThrow());
        assertFalse(found.takesMatcher());
        assertEquals(16, Operators.all().size());
    }

    /** Writes the index when run with {@code -Dgolden=write}. */
    @Test
    void theIndexNamesTheOperatorClassesOfThePackage() throws Exception {
        var index = Path.of("src/main/resources/io/parry/actions/operator/index.txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(index.toAbsolutePath().getParent());
            Files.write(index, operatorClasses());
        }
        assertEquals(operatorClasses(), Files.readAllLines(index), "run this test with -Dgolden=write");
    }

    private static List<String> operatorClasses() throws Exception {
        var home = OpensPort.class.getProtectionDomain().getCodeSource().getLocation();
        var names = new ArrayList<String>();
        try (var files = Files.list(Path.of(home.toURI()).resolve("io/parry/actions/operator"))) {
            for (var file :
                    files.map(Path::getFileName).map(Path::toString).sorted().toList()) {
                if (file.endsWith(".class") && isOperator(file.replace(".class", ""))) {
                    names.add(file.replace(".class", ""));
                }
            }
        }
        return names;
    }

    private static boolean isOperator(String simple) throws ClassNotFoundException {
        var type = Class.forName("io.parry.actions.operator." + simple);
        return Operator.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    @Test
    void itsSchemaFragmentSaysWhatItSaysOfItself() throws Exception {
        assertEquals(
                OPENS_PORT.spec().summary(),
                json("OpensPort.schema.json").at("description").text());
    }

    private static Value table() throws IOException, JsonError {
        return json("opens-port.json");
    }

    private static Value json(String name) throws IOException, JsonError {
        try (var stream = OpensPortTest.class.getResourceAsStream(name)) {
            return Json.read(Objects.requireNonNull(stream).readAllBytes());
        }
    }
}
