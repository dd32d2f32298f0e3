package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Call;
import io.parry.engine.action.Plan;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StartConfigRecorderTest extends ActionContract {
    private static final Value CHANNEL = Value.obj("name", "channel");

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @Override
    Action action() {
        return new StartConfigRecorder();
    }

    @Override
    Value with() {
        return Value.obj("recorder", "default");
    }

    @Override
    Sample world() {
        return there(
                Value.arr(Value.obj("name", "default"), Value.obj("name", "other")),
                Value.arr(Value.obj("name", "default", "recording", false)),
                Value.arr(CHANNEL));
    }

    /** A step that names none keeps the same contract. */
    @Nested
    final class WithoutAName extends ActionContract {
        @Override
        Action action() {
            return new StartConfigRecorder();
        }

        @Override
        Value with() {
            return Value.obj();
        }

        @Override
        Sample world() {
            return StartConfigRecorderTest.this
                    .world()
                    .read(
                            "config:DescribeConfigurationRecorders",
                            (state, asked) ->
                                    Value.obj("ConfigurationRecorders", Value.arr(Value.obj("name", "default"))));
        }
    }

    /** The recorders, the state of `default` and the delivery channels that are there, and what a step is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # named   | recorders                                         | state of `default` | channels | says
            default   | {"name": "default"}                               | "recording": false | 1 | starts default
            default   | {"name": "default"}                               |                    | 1 | starts default
            default   | {"name": "default"}                               | "recording": false | 0 | cannot start: there is no delivery channel in 111122223333 eu-west-1
            default   | {"name": "default"}                               | "recording": true  | 0 | recording is true
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "Pending" | 1 | recording is true, lastStatus is "Pending"
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "SUCCESS" | 1 | recording is true, lastStatus is "SUCCESS"
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "Failure" | 1 | is on and fails; starting it again would change nothing
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "FAILURE", "lastErrorCode": "AccessDenied", "lastErrorMessage": "no bucket" | 1 | fails: AccessDenied, no bucket; starting
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "FAILURE", "lastErrorMessage": "no bucket" | 1 | fails: no bucket; starting
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "FAILURE", "lastStatusChangeTime": "2026-01-01T00:00:00Z", "lastStartTime": "2026-01-01T00:00:00.5Z" | 1 | the failure in lastStatus is older than the start
            default   | {"name": "default"}                               | "recording": true, "lastStatus": "FAILURE", "lastStatusChangeTime": "2026-01-01T00:00:01Z", "lastStartTime": "2026-01-01T00:00:00Z" | 1 | is on and fails
            default   | {"name": "default"}                               | "recording": false, "lastStatus": "FAILURE" | 1 | starts default
            other     | {"name": "default"}                               | "recording": false | 1 | NoSuchConfigurationRecorder: the recorder `other` does not exist in 111122223333 eu-west-1
            other     | {"name": "default"}, {"name": "other"}            | "recording": false | 1 | the recorder `other` does not exist
            default   | {"name": "default", "recordingScope": "PAID"}     | "recording": false | 1 | starts default
            default   | {"name": "default", "recordingScope": "INTERNAL"} | "recording": false | 1 | belongs to a service of AWS, which alone starts it
            default   | {"name": "default", "servicePrincipal": "s.amazonaws.com"} | "recording": false | 1 | the recorder "default" belongs to the service "s.amazonaws.com"
            ''        | {"name": "default"}                               | "recording": false | 1 | starts default
            ''        | {"name": "default"}                               | "recording": true  | 1 | recording is true
            ''        | {"name": "other", "servicePrincipal": "s.amazonaws.com"}, {"name": "default"} | "recording": false | 1 | starts default
            ''        | {"name": "other", "servicePrincipal": "s.amazonaws.com"} | "recording": false | 1 | belongs to the service
            ''        | {"name": "default"}, {"name": "other"}            | "recording": true  | 1 | there are 2 recorders in 111122223333 eu-west-1: "default", "other"; say which in `recorder`
            ''        | {}                                                | "recording": true  | 1 | does not say the name
            ''        | ''                                                | "recording": false | 1 | NoSuchConfigurationRecorder: there is no configuration recorder in 111122223333 eu-west-1
            """)
    void whatIsThere(String named, String recorders, String state, int channels, String says) throws JsonError {
        var status = Json.read("{\"name\": \"default\"" + (state == null ? "" : ", " + state) + "}");
        var world = there(
                Json.read("[" + recorders + "]"), Value.arr(status), channels == 0 ? Value.arr() : Value.arr(CHANNEL));
        var with = named.isEmpty() ? Value.obj() : Value.obj("recorder", named);
        var said = word(new Story(action(), with, HERE, world.reads()).plan());
        assertTrue(said.contains(says), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb"})
    void whatIsNoNameIsRefusedUnasked(String name) {
        var with = Value.obj("recorder", name);
        var nobody = new Sample(Value.obj()).reads();
        var said = word(new Story(action(), with, HERE, nobody).plan());
        assertTrue(said.startsWith("wrong-value: expected `recorder` to be the name"), said);
    }

    @Test
    void offlineThePlanShowsTheCallWhereTheStepNamesTheRecorder() {
        var plan = new Story(action(), with(), HERE, Story.OFFLINE).plan();
        var call = assertInstanceOf(Plan.Act.class, plan).now().getFirst();
        assertEquals(Value.obj("ConfigurationRecorderName", "default"), call.parameters());
        assertInstanceOf(Value.Unknown.class, call.changes().getFirst().before());
    }

    @Test
    void aStoppedRecorderIsStartedOnceItHasADeliveryChannel() {
        var target = MOTO.target("us-east-1");
        var named = new Story(action(), with(), target, new Story.Live(MOTO.cloud(), target));
        var only = new Story(action(), Value.obj(), target, new Story.Live(MOTO.cloud(), target));
        for (var story : List.of(named, only)) {
            assertTrue(word(story.plan()).startsWith("NoSuchConfigurationRecorder"), word(story.plan()));
        }
        var role = "arn:aws:iam::111122223333:role/config";
        MOTO.does(
                "config:PutConfigurationRecorder",
                "ConfigurationRecorder",
                Value.obj("name", "default", "roleARN", role));
        for (var story : List.of(named, only)) {
            assertTrue(word(story.plan()).contains("there is no delivery channel"), word(story.plan()));
        }
        MOTO.does(
                "config:PutDeliveryChannel", "DeliveryChannel", Value.obj("name", "channel", "s3BucketName", "bucket"));
        for (var story : List.of(named, only)) {
            var call = assertInstanceOf(Plan.Act.class, story.plan()).now().getFirst();
            assertEquals(List.of(new Call.Change("recording", Value.of(false), Value.of(true))), call.changes());
            story.act(MOTO.cloud());
            assertEquals("recording is true, lastStatus is \"PENDING\"", word(story.plan()));
            MOTO.does("config:StopConfigurationRecorder", "ConfigurationRecorderName", "default");
        }
    }

    /** With a list of recorders, of their states and of delivery channels. */
    private static Sample there(Value recorders, Value states, Value channels) {
        return new Sample(Value.obj("states", states))
                .read(
                        "config:DescribeConfigurationRecorders",
                        (state, asked) -> picked("ConfigurationRecorders", recorders, asked))
                .read(
                        "config:DescribeConfigurationRecorderStatus",
                        (state, asked) -> picked("ConfigurationRecordersStatus", state.at("states"), asked))
                .read("config:DescribeDeliveryChannels", (state, asked) -> Value.obj("DeliveryChannels", channels))
                .call(
                        "config:StartConfigurationRecorder",
                        (state, sent) -> state.with(
                                "states",
                                Value.arr(Value.obj("name", sent.at("ConfigurationRecorderName"), "recording", true))));
    }

    /** All of them, or those that are asked for; one that is not there is an error. */
    private static Value picked(String member, Value all, Value asked) {
        var names = asked.at("ConfigurationRecorderNames").items();
        if (names.isEmpty()) {
            return Value.obj(member, all);
        }
        var found = all.items().stream()
                .filter(one -> names.contains(one.at("name")))
                .toList();
        return found.isEmpty() ? Value.MISSING : Value.obj(member, new Value.Arr(found));
    }

    private static String word(Plan plan) {
        return switch (plan) {
            case Plan.Act act ->
                "starts "
                        + act.now()
                                .getFirst()
                                .parameters()
                                .at("ConfigurationRecorderName")
                                .text();
            case Plan.Wait wait -> "waits for " + wait.what();
            case Plan.Holds holds -> holds.seen();
            case Plan.Refuse refuse -> refuse.code() + ": " + refuse.why();
        };
    }
}
