package io.parry.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is read stands in the record that it belongs to. */
final class PlaybookReaderTest {
    private static final Playbook RICH = read(Fixtures.FOLDER.resolve("rich.yaml"));

    @Test
    void theHeadIsReadAsWritten() {
        assertEquals("everything-once", RICH.name());
        assertEquals("1.2.3", RICH.version().text());
        assertEquals("Every key of the language stands here once", RICH.title().text());
        assertEquals(Optional.of("experimental"), RICH.status().map(Node.Scalar::text));
        assertEquals(Optional.of("high"), RICH.level().map(Node.Scalar::text));
        assertEquals(Optional.of("platform"), RICH.owner().map(Node.Scalar::text));
        assertEquals(List.of("attack.t1562.008"), texts(RICH.tags()));
        assertEquals(List.of("https://docs.example/one"), texts(RICH.references()));
        assertEquals(List.of("A planned migration"), texts(RICH.falsepositives()));
        assertEquals(Mode.SHADOW, RICH.mode());
        assertEquals("rich.yaml", RICH.file());
    }

    @Test
    void modeIsShadowUnlessSaid() {
        assertEquals(Mode.SHADOW, read("").mode());
        assertEquals(Mode.ENFORCE, read("mode: enforce").mode());
    }

    @Test
    void inputsKeepTheirTypesAndDefaults() {
        var topic = RICH.inputs().getFirst();
        assertEquals("topic", topic.name().text());
        assertEquals("string", topic.type());
        assertEquals(Optional.of("sns-topic-arn"), topic.format());
        assertFalse(topic.secret());
        assertEquals(Value.of(4), RICH.inputs().get(1).example().orElseThrow().value());
        assertTrue(read("inputs: {a: {type: string, secret: true}}")
                .inputs()
                .getFirst()
                .secret());
    }

    @Test
    void variablesAreValuesOrComprehensions() {
        assertInstanceOf(Variable.Plain.class, RICH.vars().getFirst().meaning());
        var pairs = assertInstanceOf(
                Variable.Comprehension.class, RICH.vars().get(1).meaning());
        assertEquals("pair", pairs.loop().name().text());
        assertEquals(Value.of(5), pairs.loop().maxItems().orElseThrow().value());
        assertEquals(Value.of("${pair.key}"), pairs.key().orElseThrow().value());
    }

    @Test
    void triggersHaveLoopsPlacesAndVariables() {
        var stopped = RICH.triggers().getFirst();
        assertTrue(stopped.repeatable());
        assertEquals(
                Value.of("${event.account}"),
                stopped.as().orElseThrow().account().orElseThrow().value());
        var finding = RICH.triggers().get(1);
        assertFalse(finding.repeatable());
        assertEquals("finding", finding.loop().orElseThrow().name().text());
        assertEquals(
                1, finding.loop().orElseThrow().where().orElseThrow().entries().size());
        assertEquals(
                List.of("trail", "actor"),
                finding.vars().stream().map(one -> one.name().text()).toList());
    }

    @Test
    void guardsAreReadWhole() {
        var guards = RICH.guards();
        assertEquals("20", guards.atMost().getFirst().runs().text());
        assertEquals("10m", guards.notifyAtMost().orElseThrow().window().text());
        assertEquals("2027-01-31", guards.exemptions().getFirst().expires().text());
        assertEquals(Optional.of("1d"), guards.maxAge().map(Node.Scalar::text));
        assertEquals(Value.of("10%"), guards.rollout().orElseThrow().value());
        assertEquals(Guards.NONE, read("").guards());
    }

    @Test
    void anActionHasAllItsKeys() {
        var read = (Step.Act) RICH.steps().getFirst().body();
        assertEquals("cloudtrail:GetTrailStatus", read.action().text());
        assertEquals(List.of("TrailNotFoundException"), texts(read.acceptErrors()));
        assertEquals(List.of("$.Token"), texts(read.secret()));
        assertEquals(Optional.of("5s"), read.every().map(Node.Scalar::text));
        assertTrue(read.until().isPresent() && read.failIf().isPresent());
        assertEquals(
                List.of("ThrottlingException"), texts(read.retry().orElseThrow().on()));
        var change = (Step.Act) RICH.steps().get(1).body();
        assertEquals(List.of("A", "B"), texts(change.acceptErrors()));
        assertEquals(List.of("iam:PassRole"), texts(change.permissions()));
        assertEquals(List.of("$.C"), texts(change.unless().orElseThrow().secret()));
        assertEquals(
                "cloudtrail:StopLogging", change.undo().orElseThrow().action().text());
    }

    @Test
    void aStepWithoutIdIsCalledByItsPosition() {
        assertEquals(
                List.of("read", "change", "steps[2]", "group", "steps[3].steps[0]", "fails", "tell"),
                RICH.allSteps().stream().map(Step::name).toList());
        assertEquals(
                List.of(
                        "steps[0]",
                        "steps[1]",
                        "steps[2]",
                        "steps[3]",
                        "steps[3].steps[0]",
                        "steps[3].else[0]",
                        "finally[0]"),
                RICH.allSteps().stream().map(Step::position).toList());
    }

    @Test
    void anApprovalIsAskedOrNotNeeded() {
        var asked = RICH.steps().get(1).approval().orElseThrow();
        assertFalse(asked.notNeeded());
        assertEquals(Optional.of("3d"), asked.within().map(Node.Scalar::text));
        assertTrue(RICH.steps().get(3).approval().orElseThrow().notNeeded());
    }

    @Test
    void testsKeepTheirData() {
        var first = RICH.tests().getFirst();
        assertEquals(Optional.of("events/one.json"), first.event().file().map(Node.Scalar::text));
        assertEquals(3, first.replies().orElseThrow().members().size());
        assertEquals(2, first.nearMisses().orElseThrow().members().size());
        assertEquals("not-verified", first.expect().value().at("outcome").text());
        var second = RICH.tests().get(1);
        assertEquals(List.of("$.detail.x"), texts(second.event().remove()));
        assertTrue(RICH.tests().get(2).event().inline().isPresent());
    }

    @Test
    void conditionsAreToldApartByTheirKeys() {
        assertInstanceOf(Condition.Is.class, condition("null"));
        assertInstanceOf(Condition.OneOf.class, condition("[a, {prefix: b}]"));
        assertInstanceOf(Condition.Nested.class, condition("{$.a: 1, vars.b: 2}"));
        assertInstanceOf(Condition.Nested.class, condition("{not: {$: 1}}"));
        var tests = assertInstanceOf(Condition.Tests.class, condition("{prefix: a, sounds-like: b}"));
        assertEquals("sounds-like", tests.tests().get(1).operator().text());
        assertEquals(
                new Location("x.yaml", 1, 13, 24),
                tests.tests().get(1).operator().location());
    }

    @Test
    void matchersCanBeReadAlone() {
        var problems = new Problems();
        var matcher = PlaybookReader.matcher(Yaml.read("{$.a: 1, any: [{$.b: 2}]}", "x.yaml"), problems);
        assertEquals(2, matcher.orElseThrow().entries().size());
        assertTrue(problems.isEmpty());
    }

    @Test
    void whatHasAMistakeIsNotGivenOut() {
        var problems = new Problems();
        assertTrue(PlaybookReader.matcher(Yaml.read("{$.a: 1, b: 2}", "x.yaml"), problems)
                .isEmpty());
        assertTrue(PlaybookReader.condition(Yaml.read("{none: []}", "x.yaml"), problems)
                .isEmpty());
        assertEquals(2, problems.size());
    }

    @Test
    void aMatcherReadAloneNamesNoKeyInItsHint() {
        var problems = new Problems();
        assertTrue(PlaybookReader.matcher(Yaml.read("$.a == 5", "x.yaml"), problems)
                .isEmpty());
        assertEquals(
                Optional.of("conditions are maps: `{$.a: 5}`"),
                problems.list().getFirst().hint());
    }

    @Test
    void mistakesFoundEarlierDoNotKeepAPlaybookBack() {
        var problems = new Problems();
        problems.add(Problem.error(ProblemCode.UNREADABLE_FILE, Location.startOf("another.yaml"), "no such file"));
        assertTrue(PlaybookReader.read(Fixtures.minimal(), "minimal.yaml", problems)
                .isPresent());
    }

    @Test
    void theDefaultOfAnInputIsNeverShown() {
        var told = Fixtures.problems(Fixtures.with(Fixtures.minimal(), (Node.Members) Yaml.read(
                        "inputs: {a: {type: string, format: secret-arn, secret: true, default: hunter2}}", "x")))
                .stream()
                .map(problem -> problem + " " + problem.hint())
                .collect(Collectors.joining());
        assertTrue(told.contains("secret-arn"), told);
        assertFalse(told.contains("hunter2"), told);
    }

    @Test
    void valuesThatADeploymentGivesAreHeldAgainstTypeAndFormat() {
        var topic = RICH.inputs().getFirst();
        assertEquals(Optional.of("text"), Formats.misfit(topic, Value.of(5)));
        assertEquals(Optional.of("text of format `sns-topic-arn`"), Formats.misfit(topic, Value.of("security")));
        assertEquals(
                Optional.of("text of format `sns-topic-arn`"),
                Formats.misfit(topic, Value.secret("x", Value.of("security"))));
        assertEquals(Optional.empty(), Formats.misfit(topic, Value.unknown("read")));
        assertEquals(Optional.empty(), Formats.misfit(topic, Value.of("arn:aws:sns:eu-west-1:111122223333:x")));
    }

    private static Condition condition(String text) {
        return PlaybookReader.condition(Yaml.read(text, "x.yaml"), new Problems())
                .orElseThrow();
    }

    private static Playbook read(String members) {
        var document = members.isEmpty()
                ? Fixtures.minimal()
                : Fixtures.with(Fixtures.minimal(), (Node.Members) Yaml.read(members, "x.yaml"));
        return PlaybookReader.read(document, "x.yaml", new Problems()).orElseThrow();
    }

    private static Playbook read(java.nio.file.Path file) {
        return PlaybookReader.read(Yaml.read(file), file.getFileName().toString(), new Problems())
                .orElseThrow();
    }

    private static List<String> texts(List<Node.Scalar> scalars) {
        return scalars.stream().map(Node.Scalar::text).toList();
    }
}
