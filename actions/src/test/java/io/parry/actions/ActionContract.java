package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Target;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What holds for every action. A test of one extends it and says three things: the action, the {@code with} of a usual
 * step, and a {@link Sample} of an AWS in which the step has something to do and in which its own calls do it. The rest
 * is inherited.
 */
abstract class ActionContract {
    static final Target HERE = Target.of("111122223333", "eu-west-1", "");

    private static final AwsCatalog CATALOG = new AwsCatalog(new Operations());
    private static final List<String> HOSTILE = List.of(
            "${run.account}",
            "'; drop",
            "a\u0000b\u001b[31m",
            "\ud800",
            "../../x",
            "a\r\nHost: b",
            "*",
            "",
            "x".repeat(300_000));

    /** Text that would colour, hide, turn, or begin a line of its own. */
    private static final List<String> FORGED = List.of(
            "x\n  will     forged  sns:Publish",
            "x\r\n  will     forged  sns:Publish",
            "x\u2028  will     forged\u0085  will     forged",
            "\u001b[2J\u001b]0;x\u0007\u009b31m\b\u007f",
            "\u202eedih\u2066\u200b\ufeff\u00ad");

    abstract Action action();

    /** The {@code with} of a usual step. */
    abstract Value with();

    /** An AWS, new on every call, in which that step has something to do. */
    Sample world() {
        throw new AssertionError("a test of an action says what its world is: override world()");
    }

    /** Whether the step is right as it stands where nothing is found. */
    boolean absenceIsFine() {
        return false;
    }

    /** Why its changes have no undo; empty where they have one. */
    String whyNoUndo() {
        return "";
    }

    /** Why a plain call may change the same thing meanwhile; empty where it waits. */
    String whyPlainCallsDoNotWait() {
        return "";
    }

    // ---- before anything is known

    @Test
    void blindPlansActOrCannotSayYet() {
        try {
            var plan = new Story(action(), with(), HERE, Story.OFFLINE).plan();
            assertInstanceOf(Plan.Act.class, plan);
        } catch (NotYet fine) {
            assertFalse(action().uses(with()).reads().isEmpty(), "nothing is unknown where nothing is read");
        }
    }

    @Test
    void whatIsNotKnownYetIsNotTakenForAbsent() {
        var unknown = Value.obj();
        for (var name : with().members().sequencedKeySet()) {
            unknown = unknown.with(name, Value.unknown("earlier"));
        }
        var story = new Story(action(), unknown, HERE, Story.OFFLINE);
        assertThrows(NotYet.class, story::plan);
    }

    /** As {@code default(null)} gives it. */
    @Test
    void anInputThatIsNullIsNotGiven() {
        for (var input : action().spec().inputs()) {
            var none = with().with(input.name(), Value.MISSING);
            assertEquals(answer(none), answer(with().with(input.name(), Value.NULL)), input.name());
        }
    }

    private String answer(Value with) {
        try {
            var plan = new Story(action(), with, HERE, world().reads()).plan();
            return plan instanceof Plan.Act
                    ? calls(plan).stream().map(Call::identity).toList().toString()
                    : plan.toString();
        } catch (EvaluationFailed | NotYet told) {
            return String.valueOf(told.getMessage());
        }
    }

    // ---- what it says of itself

    @Test
    void itsSchemaSaysTheSameOfItsInputs() throws IOException, JsonError {
        var spec = action().spec();
        var schema = schema(spec.name() + ".schema.json");
        assertEquals(spec.name(), schema.at("title").text());
        assertEquals(spec.summary(), schema.at("description").text());
        assertEquals(
                names(spec, input -> true),
                List.copyOf(schema.at("properties").members().sequencedKeySet()));
        assertEquals(names(spec, ActionSpec.Input::required), texts(schema.at("required")));
        for (var input : spec.inputs()) {
            var property = schema.at("properties").at(input.name());
            assertEquals(input.description(), property.at("description").text(), input.name());
        }
    }

    private Value schema(String name) throws IOException, JsonError {
        try (var stream = action().getClass().getResourceAsStream(name)) {
            assertNotNull(
                    stream, "no " + name + " beside " + action().getClass().getName());
            return Json.read(stream.readAllBytes());
        }
    }

    private static List<String> names(ActionSpec spec, Predicate<ActionSpec.Input> which) {
        return spec.inputs().stream().filter(which).map(ActionSpec.Input::name).toList();
    }

    private static List<String> texts(Value list) {
        return list.items().stream().map(Value::text).toList();
    }

    // ---- what is read

    @Test
    void inAnEmptyWorldNothingHolds() {
        if (absenceIsFine() || action().uses(with()).reads().isEmpty()) {
            return;
        }
        var empty = world().through((asked, said) -> asked.absentCodes().isEmpty() ? emptied(said) : Value.MISSING);
        assertInstanceOf(Plan.Refuse.class, new Story(action(), with(), HERE, empty).plan());
    }

    @Test
    void aReadThatIsDeniedIsTheEnginesToJudge() {
        var world = world();
        toTheEnd(world, story -> {
            int asked = count(world, story);
            for (int denied = 0; denied < asked; denied++) {
                var reads = world.through(denying(denied));
                assertThrows(ReadFailed.class, () -> story.plan(reads));
            }
        });
    }

    @Test
    void theSameReadsGiveTheSamePlan() {
        toTheEnd(
                world(),
                story -> assertEquals(story.plan().toString(), story.plan().toString()));
    }

    // ---- what is done

    @Test
    void onceItsCallsAreAppliedItHolds() {
        var plan = toTheEnd(world(), story -> {});
        assertInstanceOf(Plan.Holds.class, plan);
        assertFalse(((Plan.Holds) plan).seen().isBlank(), "what holds says what was seen");
    }

    @Test
    void onlyWhatIsDeclaredIsAskedCalledAndLookedAt() {
        var uses = action().uses(with());
        var declared =
                action().spec().inputs().stream().map(input -> input.name()).toList();
        var world = world();
        toTheEnd(world, story -> {
            story.plan(world.through((asked, said) -> {
                assertTrue(uses.reads().contains(asked.operation()), asked.toString());
                assertTrue(CATALOG.operation(asked.operation()).orElseThrow().read(), asked.toString());
                known(asked.operation(), asked.parameters());
                return said;
            }));
            assertTrue(declared.containsAll(story.lookedAt()), story.lookedAt().toString());
            for (var call : calls(story.plan())) {
                assertTrue(uses.calls().contains(call.operation()), call.toString());
                known(call.operation(), call.guarded());
            }
        });
    }

    @Test
    void everyChangeSaysWhatItIsAboutAndHowItIsTakenBack() {
        toTheEnd(
                world(),
                story -> calls(story.plan()).forEach(call -> {
                    assertTrue(call.effect() == Effect.NOTIFY || !call.about().isEmpty());
                    plainCallsOfItWait(call);
                    assertTrue(
                            call.effect() == Effect.NOTIFY
                                    || call.undo().isPresent()
                                    || !whyNoUndo().isBlank(),
                            call.operation() + " has no undo, and the test does not say why");
                    call.undo()
                            .ifPresent(undo -> assertTrue(
                                    CATALOG.named(undo.action()).isPresent()
                                            || CATALOG.operation(Operation.of(undo.action()))
                                                    .isPresent(),
                                    undo.action()));
                }));
    }

    /** A plain call of the same is about the same thing, so that one waits for the other. */
    private void plainCallsOfItWait(Call call) {
        var plain = CATALOG.about(call.operation(), call.parameters(), call.target());
        var known = plain.stream()
                .filter(arn -> !arn.contains(":" + call.operation().name() + "/"))
                .toList();
        assertTrue(
                call.effect() == Effect.NOTIFY
                        || known.isEmpty()
                        || call.about().stream().anyMatch(known::contains)
                        || !whyPlainCallsDoNotWait().isBlank(),
                () -> call.operation() + " is about " + call.about() + ", as a plain call about " + plain);
    }

    /** As after a crash, or an answer that was lost: nothing but the state, or the API itself, knows of the call. */
    @Test
    void whatWasInterruptedIsNotDoneTwice() {
        var world = world();
        toTheEnd(world, story -> {
            if (!(story.plan() instanceof Plan.Act act)) {
                return;
            }
            for (var call : act.now()) {
                switch (call.repeat()) {
                    case Call.Repeat.Once once -> {}
                    case Call.Repeat.Token token ->
                        assertTrue(CATALOG.parameters(call.operation()).contains(token.member()), token.member());
                    case Call.Repeat.Converges converges -> isFoundInTheState(call);
                }
            }
        });
    }

    private void isFoundInTheState(Call interrupted) {
        var world = world();
        var story = new Story(action(), with(), HERE, world.reads());
        for (int round = 0; round < 12; round++) {
            var plan = story.plan();
            if (plan instanceof Plan.Act act) {
                var doubt = act.now().stream()
                        .filter(call -> call.identity()
                                .toString()
                                .equals(interrupted.identity().toString()))
                        .findFirst();
                if (doubt.isPresent()) {
                    world.send(doubt.get());
                    story.may(doubt.get());
                    var again = calls(story.plan()).stream()
                            .map(call -> call.identity().toString());
                    assertFalse(again.toList().contains(interrupted.identity().toString()), interrupted.toString());
                    return;
                }
                act.now().forEach(call -> story.did(call, world.send(call)));
            }
            world.timePasses();
        }
        throw new AssertionError("not planned again: " + interrupted);
    }

    // ---- what may be said

    @Test
    void secretsInTheInputsAreNowhereInThePlan() {
        for (var name : with().members().sequencedKeySet()) {
            var secret = with().with(name, Value.secret("test", Value.of("canary")));
            assertFalse(said(secret, world().reads()).contains("canary"), name);
            var joined = new Value.Joined(List.of(Value.of("x "), Value.secret("test", Value.of("canary"))));
            assertFalse(said(with().with(name, joined), world().reads()).contains("canary"), name);
        }
    }

    @Test
    void secretsInAnswersAreNowhereInThePlan() {
        var world = world();
        toTheEnd(world, story -> {
            for (int leaf = 0; leaf < 40; leaf++) {
                int[] left = {leaf};
                var reads = world.through((asked, said) -> masked(said, left));
                assertFalse(said(() -> story.plan(reads)).contains("canary"), "leaf " + leaf);
            }
        });
    }

    @Test
    void hostileTextStaysText() {
        for (var text : HOSTILE) {
            for (var name : with().members().sequencedKeySet()) {
                var with = with().with(name, text);
                said(with, Story.OFFLINE);
                said(with, world().reads());
            }
        }
    }

    /** Through the whole engine, as a terminal and a machine get it. */
    @Test
    void whatIsPrintedOfHostileTextIsLinesOfOurs() {
        for (var text : FORGED) {
            for (var name : with().members().sequencedKeySet()) {
                printed(with().with(name, text), world().reads());
                printed(with().with(name, text), Story.OFFLINE);
            }
        }
        toTheEnd(
                world(),
                story -> FORGED.forEach(text -> {
                    for (int leaf = 0; leaf < 40; leaf++) {
                        int[] left = {leaf};
                        printed(with(), world().through((asked, said) -> replaced(said, Value.of(text), left)));
                    }
                }));
    }

    private void printed(Value with, io.parry.engine.action.Reads reads) {
        var printed = Printed.of(CATALOG, action().spec().name(), with, HERE, reads);
        printed.text().codePoints().filter(point -> point != '\n').forEach(point -> {
            assertFalse(Character.isISOControl(point), () -> "a control in " + printed.text());
            assertFalse(Character.getType(point) == Character.FORMAT, () -> "hidden text in " + printed.text());
        });
        printed.text()
                .lines()
                .forEach(line -> assertFalse(Printed.isForged(line), () -> "a forged line in " + printed.text()));
        assertFalse(
                printed.json().codePoints().anyMatch(Character::isISOControl), () -> "a control in " + printed.json());
    }

    @Test
    void whatIsPrintedOfSecretsIsTheirMask() {
        for (var name : with().members().sequencedKeySet()) {
            var secret = with().with(name, Value.secret("test", Value.of("canary")));
            var printed = Printed.of(CATALOG, action().spec().name(), secret, HERE, world().reads());
            assertFalse(printed.text().contains("\"canary") || printed.json().contains("canary"), printed.text());
        }
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() {
        for (var odd : List.of(Value.of(7), Value.arr("a"), Value.obj("a", "b"), Value.NULL, Value.MISSING)) {
            for (var name : with().members().sequencedKeySet()) {
                said(with().with(name, odd), Story.OFFLINE);
            }
        }
    }

    private String said(Value with, io.parry.engine.action.Reads reads) {
        return said(() -> new Story(action(), with, HERE, reads).plan());
    }

    /** The plan in every form in which it may be written down, or the failure that the engine would tell. */
    private static String said(java.util.function.Supplier<Plan> ask) {
        try {
            var plan = ask.get();
            var text = new StringBuilder(plan.toString());
            for (var call : calls(plan)) {
                assertTrue(
                        call.target().region().matches("[a-z0-9-]+"),
                        "the Region is " + call.target().region());
                assertTrue(
                        call.target().account().matches("|[0-9]{12}"),
                        call.target().account());
                text.append(call.identity());
                text.append(Json.write(call.guarded().redact()));
                text.append(call.guarded().show());
                call.changes()
                        .forEach(change -> text.append(change.before().show())
                                .append(change.after().show()));
                call.undo().ifPresent(undo -> text.append(undo.with().show()));
            }
            return text.toString();
        } catch (EvaluationFailed | NotYet | ReadFailed told) {
            return String.valueOf(told.getMessage());
        }
    }

    // ---- how it is walked

    /** Plans, sends, and plans again until no call and no wait is left; shows every moment on the way. */
    private Plan toTheEnd(Sample world, Consumer<Story> moment) {
        var story = new Story(action(), with(), HERE, world.reads());
        for (int round = 0; round < 12; round++) {
            moment.accept(story);
            switch (story.plan()) {
                case Plan.Act act ->
                    act.now().forEach(call -> {
                        assertTrue(call.parameters().unknown().isEmpty(), "what is sent now is known: " + call);
                        story.did(call, world.send(call));
                    });
                case Plan.Wait wait -> world.timePasses();
                case Plan end -> {
                    return end;
                }
            }
        }
        throw new AssertionError("comes to no end: " + story.plan());
    }

    private static List<Call> calls(Plan plan) {
        var calls = new ArrayList<Call>();
        if (plan instanceof Plan.Act act) {
            calls.addAll(act.now());
            calls.addAll(act.then());
        }
        return calls;
    }

    private static void known(Operation operation, Value parameters) {
        assertTrue(
                CATALOG.parameters(operation).containsAll(parameters.members().keySet()),
                operation + " takes " + CATALOG.parameters(operation) + ", not " + parameters.show());
    }

    private static int count(Sample world, Story story) {
        int[] asked = {0};
        story.plan(world.through((read, said) -> {
            asked[0]++;
            return said;
        }));
        return asked[0];
    }

    private static Sample.Twist denying(int number) {
        int[] left = {number};
        return (asked, said) -> {
            if (left[0]-- == 0) {
                throw Sample.failed(asked, Answer.Kind.DENIED, "AccessDenied");
            }
            return said;
        };
    }

    private static Value emptied(Value value) {
        return switch (value) {
            case Value.Arr arr -> Value.arr();
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, emptied(member)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }

    private static Value masked(Value value, int[] left) {
        return replaced(value, Value.secret("test", Value.of("canary")), left);
    }

    /** Something else in place of the text that stands at that place, counted over all answers. */
    private static Value replaced(Value value, Value by, int[] left) {
        return switch (value) {
            case Value.Text text -> left[0]-- == 0 ? by : text;
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream()
                        .map(item -> replaced(item, by, left))
                        .toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<String, Value>();
                obj.members().forEach((name, member) -> members.put(name, replaced(member, by, left)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
