package io.parry.actions;

import io.parry.engine.action.Inputs;
import io.parry.engine.action.Moment;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which patching is asked for.
 *
 * @param marker the command's comment, by which it is known again; no longer than the hundred characters it may have
 */
record PatchWish(String instance, String operation, String reboot, String marker) {
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8,17}|mi-[0-9a-f]{17}");

    static PatchWish of(Inputs in) {
        return new PatchWish(
                in.text("instance"),
                or(in, "operation", "Install"),
                or(in, "reboot", "RebootIfNeeded"),
                marker(in.moment()));
    }

    private static String or(Inputs in, String name, String otherwise) {
        return in.get(name).isMissing() ? otherwise : in.text(name);
    }

    private static String marker(Moment moment) {
        var step = String.join("\n", moment.run(), moment.step(), moment.turn());
        return "parry " + UUID.nameUUIDFromBytes(step.getBytes(StandardCharsets.UTF_8));
    }

    Optional<String> mistake() {
        if (!INSTANCE.matcher(instance).matches()) {
            return Optional.of(
                    "expected `instance` to be the id of an instance, found `" + Shown.briefly(instance) + "`");
        }
        return mistake("operation", operation, List.of("Install", "Scan"))
                .or(() -> mistake("reboot", reboot, List.of("RebootIfNeeded", "NoReboot")));
    }

    private static Optional<String> mistake(String name, String found, List<String> allowed) {
        return allowed.contains(found)
                ? Optional.empty()
                : Optional.of("expected `" + name + "` to be `" + String.join("` or `", allowed) + "`, found `"
                        + Shown.briefly(found) + "`");
    }

    /** A command to an instance that is not there to take it would only time out. */
    Optional<Plan> cannotBeReached(Value found) {
        if (found.unknown().isPresent()) {
            return Optional.empty();
        }
        var same = found.at("InstanceInformationList").items().stream()
                .filter(item -> item.at("InstanceId").equals(Value.of(instance)))
                .findFirst();
        if (same.isEmpty()) {
            return Optional.of(new Plan.Refuse(
                    "InvalidInstanceId", "`" + instance + "` does not exist, or Systems Manager does not manage it"));
        }
        var ping = same.get().at("PingStatus");
        return ping.equals(Value.of("Online"))
                ? Optional.empty()
                : Optional.of(
                        new Plan.Refuse("NotOnline", "`" + instance + "` is not online: its status is " + ping.show()));
    }

    Value parameters(String document) {
        var with = Value.obj("Operation", Value.arr(operation), "RebootOption", Value.arr(reboot));
        return Value.obj(
                "DocumentName", document, "InstanceIds", Value.arr(instance), "Parameters", with, "Comment", marker);
    }

    String arn(Target target) {
        var kind = instance.startsWith("mi-") ? "ssm:%s:%s:managed-instance/" : "ec2:%s:%s:instance/";
        return "arn:" + target.partition() + ":" + kind.formatted(target.region(), target.account()) + instance;
    }
}
