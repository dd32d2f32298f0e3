package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Patches one instance with the document {@code AWS-RunPatchBaseline}, and waits until it is done. SendCommand has no
 * token, so the command's comment says whose it is, and a send that was interrupted is found again (<a
 * href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html">SendCommand</a>).
 */
public final class RunPatch implements Action {
    private static final Operation COMMANDS = Operation.of("ssm:ListCommands");
    private static final Operation INVOCATION = Operation.of("ssm:GetCommandInvocation");
    private static final Operation INSTANCES = Operation.of("ssm:DescribeInstanceInformation");
    private static final Operation SEND = Operation.of("ssm:SendCommand");
    private static final String DOCUMENT = "AWS-RunPatchBaseline";
    private static final Duration PAUSE = Duration.ofMinutes(2);

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "RunPatch",
                "Patches an instance by way of Systems Manager and waits for the end; give the step a `timeout`.",
                List.of(
                        new ActionSpec.Input(
                                "instance", "string", true, "Id of an instance that Systems Manager manages"),
                        new ActionSpec.Input("operation", "string", false, "`Install` or `Scan`; without it `Install`"),
                        new ActionSpec.Input(
                                "reboot",
                                "string",
                                false,
                                "`RebootIfNeeded` or `NoReboot`; without it `RebootIfNeeded`")),
                """
                - id: patch
                  action: RunPatch
                  with: {instance: "${event.detail.instance-id}", reboot: NoReboot}
                  timeout: 2h
                """,
                Uses.of(
                        List.of(COMMANDS.toString(), INVOCATION.toString(), INSTANCES.toString()),
                        List.of(SEND.toString())),
                Duration.ofSeconds(60));
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var wish = PatchWish.of(in);
        var wrong = wish.mistake();
        if (wrong.isPresent()) {
            return new Plan.Refuse("wrong-value", wrong.get());
        }
        var commands = now.get(COMMANDS, Value.obj("InstanceId", wish.instance()));
        return sent(commands, wish, past)
                .map(command -> followed(command, wish, now))
                .orElseGet(() -> send(wish, in, now));
    }

    /** The state first: it knows of what was interrupted as well. The list may lag behind an answer that we have. */
    private static Optional<String> sent(Value commands, PatchWish wish, Past past) {
        if (commands.unknown().isPresent()) {
            return Optional.empty();
        }
        var listed = commands.at("Commands").items().stream()
                .filter(command -> command.at("Comment").equals(Value.of(wish.marker())))
                .map(command -> command.at("CommandId"));
        var answered = past.last(SEND).stream()
                .filter(done -> done.status() == Done.Status.OK)
                .map(done -> done.response().at("Command").at("CommandId"));
        return Stream.concat(listed, answered)
                .flatMap(id -> id instanceof Value.Text text ? Stream.of(text.text()) : Stream.empty())
                .findFirst();
    }

    private static Plan followed(String command, PatchWish wish, Reads now) {
        var asked = Value.obj("CommandId", command, "InstanceId", wish.instance());
        var invocation = now.find(INVOCATION, asked, "InvocationDoesNotExist");
        if (invocation.isMissing()) {
            return new Plan.Wait(Duration.ofSeconds(10), "command " + command + " to reach " + wish.instance());
        }
        var status = invocation.at("Status") instanceof Value.Text text ? text.text() : "unknown";
        return switch (status) {
            case "Pending", "InProgress", "Delayed", "Cancelling" ->
                new Plan.Wait(PAUSE, "command " + command + ", which is " + status);
            case "Success" ->
                new Plan.Holds(
                        Value.obj("CommandId", command, "Status", status), "command " + command + " says Success");
            default ->
                new Plan.Refuse(
                        status, "command " + command + " on " + wish.instance() + " ended as " + details(invocation));
        };
    }

    private static String details(Value invocation) {
        return invocation.at("StatusDetails") instanceof Value.Text text
                ? text.text()
                : invocation.at("Status").show();
    }

    private static Plan send(PatchWish wish, Inputs in, Reads now) {
        var found = now.get(
                INSTANCES,
                Value.obj("Filters", Value.arr(Value.obj("Key", "InstanceIds", "Values", Value.arr(wish.instance())))));
        return wish.cannotBeReached(found)
                .orElseGet(() -> Plan.Act.now(Call.of(
                        SEND, wish.parameters(DOCUMENT), in.target(), Effect.CHANGE, List.of(wish.arn(in.target())))));
    }
}
