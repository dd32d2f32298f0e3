package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Call;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunPatchTest extends ActionContract {
    private static final String INSTANCE = "i-0a1b2c3d";

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @Override
    Action action() {
        return new RunPatch();
    }

    @Override
    Value with() {
        return Value.obj("instance", INSTANCE, "operation", "Install", "reboot", "NoReboot");
    }

    /** A command is not known to its instance at once, then runs, then is done. */
    @Override
    Sample world() {
        return new Sample(Value.obj("sent", Value.arr(), "status", Value.MISSING))
                .read("ssm:DescribeInstanceInformation", (state, asked) -> online("Online"))
                .read("ssm:ListCommands", (state, asked) -> Value.obj("Commands", state.at("sent")))
                .read(
                        "ssm:GetCommandInvocation",
                        (state, asked) -> state.at("status").isMissing()
                                ? Value.MISSING
                                : Value.obj("Status", state.at("status"), "StatusDetails", state.at("status")))
                .call(
                        "ssm:SendCommand",
                        (state, sent) -> state.with(
                                "sent", Value.arr(Value.obj("CommandId", "c-1", "Comment", sent.at("Comment")))),
                        (state, sent) -> Value.obj("Command", Value.obj("CommandId", "c-1")))
                .later(state -> state.with("status", state.at("status").isMissing() ? "Pending" : "Success"));
    }

    @Override
    String whyNoUndo() {
        return "a patch is not taken back";
    }

    @ParameterizedTest
    @CsvSource({
        "Pending,    waits",
        "InProgress, waits",
        "Delayed,    waits",
        "Cancelling, waits",
        "Success,    holds",
        "Failed,     refuses",
        "TimedOut,   refuses",
        "Cancelled,  refuses",
        "Odd,        refuses",
    })
    void whatBecameOfTheCommand(String status, String says) {
        var world = world();
        var story = new Story(action(), with(), HERE, world.reads());
        story.did(call(story), world.send(call(story)));
        world.later(state -> state.with("status", status)).timePasses();
        var plan = story.plan();
        assertEquals(says, word(plan));
        if (plan instanceof Plan.Refuse refuse) {
            assertEquals(status, refuse.code());
        }
    }

    @Test
    void anAnswerIsEnoughWhereTheListLags() {
        var world = world();
        var story = new Story(action(), with(), HERE, world.reads());
        story.did(call(story), Value.obj("Command", Value.obj("CommandId", "c-1")));
        assertEquals("waits", word(story.plan()));
    }

    @Test
    void aCommandOfAnotherStepIsNotOurs() {
        var world = world().read(
                        "ssm:ListCommands",
                        (state, asked) -> Value.obj(
                                "Commands", Value.arr(Value.obj("CommandId", "c-0", "Comment", "parry other"))));
        assertEquals("acts", word(new Story(action(), with(), HERE, world.reads()).plan()));
    }

    @Test
    void runStepAndTurnTellCommandsApart() {
        var story = new Story(action(), with(), HERE, world().reads());
        var markers = new HashSet<Value>();
        for (var moment : List.of("run-1 patch /0", "run-1 patch /1", "run-1 other /0", "run-2 patch /0")) {
            var parts = moment.split(" ", -1);
            for (int twice = 0; twice < 2; twice++) {
                var plan = story.plan(parts[0], parts[1], parts[2]);
                markers.add(assertInstanceOf(Plan.Act.class, plan)
                        .now()
                        .getFirst()
                        .parameters()
                        .at("Comment"));
            }
        }
        assertEquals(4, markers.size());
    }

    @Test
    void anInstanceThatIsNotOnlineIsNotSentTo() {
        var world = world().read("ssm:DescribeInstanceInformation", (state, asked) -> online("ConnectionLost"));
        var plan = new Story(action(), with(), HERE, world.reads()).plan();
        assertEquals("NotOnline", assertInstanceOf(Plan.Refuse.class, plan).code());
    }

    @ParameterizedTest
    @CsvSource({"instance, vpc-0a1b2c3d", "instance, 'i-0a1b2c3d '", "operation, install", "reboot, Never"})
    void whatIsWrongIsRefusedUnasked(String name, String value) {
        var plan = new Story(action(), with().with(name, value), HERE, new Sample(Value.obj()).reads()).plan();
        assertTrue(assertInstanceOf(Plan.Refuse.class, plan).why().contains("expected `" + name + "`"));
    }

    /** The emulator does not know which instances are managed; the test says so in its place. */
    @Test
    void theCommandIsFoundByItsMarkerWhereNothingRemembersIt() {
        var target = MOTO.target("us-east-1");
        var image = MOTO.does("ec2:DescribeImages").at("Images").at(0).at("ImageId");
        var instance = MOTO.does("ec2:RunInstances", "ImageId", image, "MinCount", 1, "MaxCount", 1)
                .at("Instances")
                .at(0)
                .at("InstanceId")
                .text();
        var with = with().with("instance", instance);
        var reads = new Managed(new Story.Live(MOTO.cloud(), target), instance);
        var story = new Story(action(), with, target, reads);
        assertTrue(call(story).parameters().at("Comment").text().length() <= 100);
        story.act(MOTO.cloud());
        var after = new Story(action(), with, target, reads).plan();
        assertEquals("holds", word(after), after.toString());
    }

    private record Managed(Reads reads, String instance) implements Reads {
        @Override
        public Value get(Operation operation, Value parameters) {
            return find(operation, parameters);
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            return operation.name().equals("DescribeInstanceInformation")
                    ? Value.obj(
                            "InstanceInformationList",
                            Value.arr(Value.obj("InstanceId", instance, "PingStatus", "Online")))
                    : reads.find(operation, parameters, absentCodes);
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return find(operation, parameters, absentCodes);
        }

        @Override
        public Reads in(Target target) {
            return new Managed(reads.in(target), instance);
        }
    }

    private static Value online(String ping) {
        return Value.obj("InstanceInformationList", Value.arr(Value.obj("InstanceId", INSTANCE, "PingStatus", ping)));
    }

    private static Call call(Story story) {
        return assertInstanceOf(Plan.Act.class, story.plan()).now().getFirst();
    }

    private static String word(Plan plan) {
        return switch (plan) {
            case Plan.Act act -> "acts";
            case Plan.Wait wait -> "waits";
            case Plan.Holds holds -> "holds";
            case Plan.Refuse refuse -> "refuses";
        };
    }
}
