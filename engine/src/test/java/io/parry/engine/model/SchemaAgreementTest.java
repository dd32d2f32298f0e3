package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the schema accepts the reader accepts, and the other way round, but for what a table says, with reasons. */
final class SchemaAgreementTest {
    private static final EditorsSchema SCHEMA = EditorsSchema.plain();
    private static final List<Value> EXCEPTIONS = Fixtures.table("schema-exceptions.yaml");
    private static final Map<String, Verdicts> VERDICTS = new HashMap<>();
    private static final Node.Members RICH = (Node.Members) Yaml.read(Fixtures.FOLDER.resolve("rich.yaml"));

    @TestFactory
    Stream<DynamicTest> everyMutantGetsOneVerdict() {
        return RICH.members().stream()
                .map(member -> DynamicTest.dynamicTest(
                        member.name(), () -> assertEquals(List.of(), verdicts(member).unexplained)));
    }

    @Test
    void noExceptionIsInVain() {
        var used = new TreeSet<String>();
        RICH.members().forEach(member -> used.addAll(verdicts(member).used));
        var all = new TreeSet<String>();
        EXCEPTIONS.forEach(exception -> all.add(exception.at("mutants").text()));
        assertEquals(all, used);
    }

    @Test
    void thereAreMutantsEnough() {
        int bad =
                RICH.members().stream().mapToInt(member -> verdicts(member).bad).sum();
        assertTrue(bad > 2000, () -> bad + " mutants that the reader refuses");
    }

    private static Verdicts verdicts(Node.Member member) {
        return VERDICTS.computeIfAbsent(member.name(), name -> {
            var verdicts = new Verdicts();
            Mutants.under(Fixtures.withMember(Fixtures.minimal(), member), name, verdicts::hear);
            return verdicts;
        });
    }

    @Test
    void theWholeRichPlaybookIsFine() {
        assertEquals(List.of(), Fixtures.problems(RICH));
        assertEquals(List.of(), SCHEMA.errors(RICH.value()));
    }

    @Test
    void theRichPlaybookHasEveryKey() {
        var names = names(RICH);
        var shapes = List.of(
                Shapes.PLAYBOOK,
                Shapes.INPUT,
                Shapes.TRIGGER,
                Shapes.PLACE,
                Shapes.COMPREHENSION,
                Shapes.STEP,
                Shapes.CHECK,
                Shapes.RETRY,
                Shapes.APPROVAL,
                Shapes.GUARDS,
                Shapes.AT_MOST,
                Shapes.NOTIFY_AT_MOST,
                Shapes.EXEMPTION,
                Shapes.TEST,
                Shapes.EVENT,
                Shapes.EXPECT,
                Shapes.RULE);
        shapes.forEach(shape -> assertTrue(names.containsAll(shape.keys()), shape.what()));
    }

    private static List<String> names(Node node) {
        var names = new ArrayList<String>();
        switch (node) {
            case Node.Scalar scalar -> {}
            case Node.Items list -> list.items().forEach(item -> names.addAll(names(item)));
            case Node.Members map ->
                map.members().forEach(member -> {
                    names.add(member.name());
                    names.addAll(names(member.value()));
                });
        }
        return names;
    }

    /** The verdicts on mutants of which reader and schema think differently. */
    private static final class Verdicts {
        private final List<String> unexplained = new ArrayList<>();
        private final TreeSet<String> used = new TreeSet<>();
        private int bad;

        void hear(String name, Node mutant) {
            boolean reads = Fixtures.problems(mutant).isEmpty();
            bad += reads ? 0 : 1;
            if (reads != SCHEMA.accepts(mutant.value())) {
                explain(name, reads ? "schema" : "reader");
            }
        }

        private void explain(String name, String refusing) {
            var reason = EXCEPTIONS.stream()
                    .filter(exception -> exception.at("refused_by").text().equals(refusing))
                    .filter(exception -> name.matches(exception.at("mutants").text()))
                    .findFirst();
            reason.ifPresentOrElse(
                    exception -> used.add(exception.at("mutants").text()),
                    () -> unexplained.add(name + ": only the " + refusing + " refuses it"));
        }
    }
}
