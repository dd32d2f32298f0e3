package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.parry.engine.operator.Operators;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PlaybookSchemaTest {
    private static final Value PLAIN = PlaybookSchema.of(List.of(), List.of());
    private static final Value ENGINES = PlaybookSchema.of(List.of(), operators());
    private static final EditorsSchema SCHEMA = new EditorsSchema(ENGINES);
    private static final EditorsSchema WITH_BUILT_IN =
            new EditorsSchema(PlaybookSchema.of(PlaybookSchema.builtIn(), operators()));

    @TestFactory
    Stream<DynamicTest> everyPlaybookIsFineForReaderSchemaAndEditor() {
        var playbooks = Stream.of("../playbooks", "../../shared/design/examples")
                .flatMap(folder -> Fixtures.playbooks(folder).stream())
                .toList();
        assumeFalse(playbooks.isEmpty(), "no playbooks beside the project");
        return playbooks.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    assertEquals(List.of(), Fixtures.problems(Yaml.read(file)));
                    assertEquals(List.of(), SCHEMA.errors(Yaml.read(file).value()));
                    assertEquals(List.of(), SCHEMA.errors(Yaml.readAsEditor(file)));
                }));
    }

    @Test
    void plainAccountIdsKeepAnEditorQuiet() {
        assertTrue(SCHEMA.accepts(
                edited("guards: {}\ntriggers: [{name: a, match: {$.x: y}, as: {account: 12345678901}}]")));
        assertTrue(SCHEMA.accepts(edited("inputs: {account: {type: string, example: 111122223333}}")));
    }

    @Test
    void everyKeyHasADescription() {
        var silent = new ArrayList<String>();
        collectSilent(PLAIN, "", silent);
        assertEquals(List.of(), silent);
    }

    @Test
    void everyDefinitionIsUsedAndEveryReferenceLeadsToOne() {
        var references = new HashSet<String>();
        collectReferences(ENGINES, references);
        assertEquals(ENGINES.at("definitions").members().keySet(), references);
    }

    @Test
    void anActionBringsTheSchemaOfItsParameters() {
        var with = Value.obj("type", "object", "properties", Value.obj("trail", Value.obj("type", "string")))
                .with("required", List.of("trail"))
                .with("additionalProperties", false);
        var schema = new EditorsSchema(
                PlaybookSchema.of(List.of(Value.obj("action", "StartLogging", "with", with)), List.of()));
        assertTrue(schema.accepts(edited("steps: [{action: StartLogging, with: {trail: a}}]")));
        assertTrue(schema.accepts(edited("steps: [{action: StartLogging, with: '${vars.all}'}]")));
        assertFalse(schema.accepts(edited("steps: [{action: StartLogging, with: {topic: a}}]")));
        assertTrue(schema.accepts(edited("steps: [{action: 'sns:Publish', with: {topic: a}}]")));
    }

    /** One with a misspelt name would be taken for an action without a schema. */
    @Test
    void aNameThatIsNoActionIsToldByTheEditor() {
        assertTrue(WITH_BUILT_IN.accepts(edited("steps: [{action: 'http:GET', with: {url: a}}]")));
        assertTrue(WITH_BUILT_IN.accepts(edited("steps: [{action: 'sns:Publish'}]")));
        assertFalse(WITH_BUILT_IN.accepts(edited("steps: [{action: Suceed}]")));
    }

    @Test
    void theInsideOfAwsModifyIsLookedAt() {
        var modify =
                "steps: [{action: AwsModify, with: {read: {action: 'a:GetB'}, edit: [%s], write: {action: 'a:PutB'%s}}}]";
        assertTrue(WITH_BUILT_IN.accepts(edited(modify.formatted("{set: {C: d}}", ", send: all"))));
        assertTrue(WITH_BUILT_IN.accepts(
                edited(modify.formatted("{at: $.C, where: {$: d}, remove: true, optional: true}", ""))));
        assertFalse(WITH_BUILT_IN.accepts(edited(modify.formatted("{set: {C: d}, remove: true}", ""))));
        assertFalse(WITH_BUILT_IN.accepts(edited(modify.formatted("{set: {C: d}}", ", send: some"))));
        assertFalse(WITH_BUILT_IN.accepts(edited(modify.formatted("{sett: {C: d}}", ""))));
        assertFalse(WITH_BUILT_IN.accepts(edited("steps: [{action: AwsModify, with: {edit: [{set: {a: b}}]}}]")));
    }

    @Test
    void anEndTakesAReasonAndNothingElse() {
        assertTrue(WITH_BUILT_IN.accepts(edited("steps: [{action: Fail, with: {reason: 'no ${vars.a}'}}]")));
        assertFalse(WITH_BUILT_IN.accepts(edited("steps: [{action: Succeed, with: {cause: a}}]")));
    }

    @Test
    void anOperatorBringsTheSchemaOfItsOperand() {
        var exists = Value.obj("exists", Value.obj("type", "boolean"), "soundex", Value.obj("type", "string"));
        var schema = new EditorsSchema(PlaybookSchema.of(List.of(), List.of(exists)));
        assertFalse(schema.accepts(edited("steps: [{when: {vars.a: {exists: maybe}}, action: Notify}]")));
        assertTrue(schema.accepts(edited("steps: [{when: {vars.a: {soundex: maybe}}, action: Notify}]")));
        assertFalse(SCHEMA.accepts(edited("steps: [{when: {vars.a: {soundex: maybe}}, action: Notify}]")));
    }

    @Test
    void commonPathsAreListedForEditorsToOffer() {
        var event = PLAIN.at("definitions").at("eventMatcher").at("properties");
        var offered = event.at("$.source").at("anyOf").at(0).at("enum").items();
        assertTrue(offered.contains(Value.of("aws.cloudtrail")));
        assertTrue(event.members().size() > 150, () -> event.members().size() + " paths");
        var item = PLAIN.at("definitions").at("itemMatcher").at("properties");
        assertTrue(item.members().containsKey("$.Compliance.SecurityControlId"));
    }

    @Test
    void knownPathsAreWellFormedAndSaidOnce() {
        var seen = new HashSet<String>();
        KnownPath.all().forEach(known -> {
            assertTrue(Words.PATH_OF_SUBJECT.fits(known.path()), known.path());
            assertTrue(seen.add(known.of() + known.path()), known.path());
            assertFalse(known.description().isBlank(), known.path());
        });
    }

    @Test
    void anOperandOfAnotherKindIsToldByTheEditor() {
        assertFalse(SCHEMA.accepts(edited("steps: [{when: {vars.a: {cidr: {a: b}}}, action: Notify}]")));
        assertTrue(SCHEMA.accepts(edited("steps: [{when: {vars.a: {cidr: '${inputs.trusted}'}}, action: Notify}]")));
        assertFalse(SCHEMA.accepts(edited("steps: [{when: {vars.a: {numeric: ['~', 5]}}, action: Notify}]")));
        assertTrue(SCHEMA.accepts(edited("steps: [{when: {vars.a: {numeric: ['>=', 5]}}, action: Notify}]")));
    }

    @Test
    void fragmentsSpeakDraft07() {
        assertFalse(Json.write(ENGINES).contains("$defs"));
        assertFalse(Json.write(ENGINES).contains("prefixItems"));
    }

    /** The engine's own operators; those of actions are added where the actions are. */
    private static List<Value> operators() {
        return Operators.all().stream()
                .map(operator -> Value.obj(operator.spec().name(), fragment(operator.getClass())))
                .toList();
    }

    private static Value fragment(Class<?> operator) {
        var name = operator.getSimpleName() + ".schema.json";
        try (var stream = Objects.requireNonNull(operator.getResourceAsStream(name), name)) {
            return Json.read(stream.readAllBytes());
        } catch (IOException | JsonError unreadable) {
            throw new AssertionError(name, unreadable);
        }
    }

    private static Value edited(String members) {
        return Fixtures.with(Fixtures.minimal(), (Node.Members) Yaml.read(members, "x.yaml"))
                .value();
    }

    /** The properties of maps with fixed keys are what an author hovers over. */
    private static void collectSilent(Value schema, String path, List<String> silent) {
        if (schema instanceof Value.Arr list) {
            list.items().forEach(item -> collectSilent(item, path, silent));
        }
        if (!(schema instanceof Value.Obj)) {
            return;
        }
        if (schema.at("additionalProperties").equals(Value.of(false))) {
            schema.at("properties").members().forEach((name, property) -> {
                if (!property.at("description").exists()) {
                    silent.add(path + "." + name);
                }
            });
        }
        schema.members().forEach((name, member) -> collectSilent(member, path + "." + name, silent));
    }

    private static void collectReferences(Value schema, java.util.Set<String> references) {
        if (schema instanceof Value.Arr list) {
            list.items().forEach(item -> collectReferences(item, references));
        }
        if (schema instanceof Value.Obj map) {
            if (map.at("$ref") instanceof Value.Text reference) {
                references.add(reference.text().replace("#/definitions/", ""));
            }
            map.members().values().forEach(member -> collectReferences(member, references));
        }
    }
}
