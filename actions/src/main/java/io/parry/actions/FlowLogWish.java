package io.parry.actions;

import io.parry.engine.action.Inputs;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which flow log is asked for. */
record FlowLogWish(String group, String role, String traffic) {
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_/.#-]{1,512}");
    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::([0-9]{12}):role/[\\w+=,.@/-]{1,512}");
    private static final List<String> TRAFFIC = List.of("ALL", "ACCEPT", "REJECT");

    static FlowLogWish of(Inputs in) {
        var traffic = in.get("traffic").isMissing() ? "ALL" : in.text("traffic");
        return new FlowLogWish(in.text("log_group"), in.text("role"), traffic);
    }

    Optional<String> mistake(Target target) {
        if (!GROUP.matcher(group).matches()) {
            return mistake("log_group", "the name of a log group", group);
        }
        if (!TRAFFIC.contains(traffic)) {
            return mistake("traffic", "`ALL`, `ACCEPT` or `REJECT`", traffic);
        }
        var parts = ROLE.matcher(role);
        return parts.matches()
                        && parts.group(1).equals(target.partition())
                        && parts.group(2).equals(target.account())
                ? Optional.empty()
                : mistake("role", "the ARN of a role in account " + target.account(), role);
    }

    private static Optional<String> mistake(String name, String expected, String found) {
        return Optional.of("expected `" + name + "` to be " + expected + ", found `" + Shown.briefly(found) + "`");
    }

    /** Of any role: what counts is that it is delivered. */
    boolean isMetBy(Value log) {
        var logged = log.at("TrafficType");
        return log.at("LogGroupName").equals(Value.of(group))
                && log.at("FlowLogStatus").equals(Value.of("ACTIVE"))
                && (logged.equals(Value.of("ALL")) || logged.equals(Value.of(traffic)));
    }

    static boolean fails(Value log) {
        return log.at("DeliverLogsStatus").equals(Value.of("FAILED"));
    }

    /** There is no status before the first delivery. */
    static Plan holds(Value log) {
        var delivered = log.at("DeliverLogsStatus").equals(Value.of("SUCCESS"));
        return new Plan.Holds(
                Value.obj("FlowLogId", log.at("FlowLogId")),
                "flow log " + log.at("FlowLogId").show() + " is active"
                        + (delivered ? " and delivers" : "; nothing was delivered yet"));
    }

    static Plan notDelivered(Value log) {
        var why = log.at("DeliverLogsErrorMessage") instanceof Value.Text text ? ": " + Shown.briefly(text.text()) : "";
        return new Plan.Refuse(
                "DeliverLogsFailed",
                "flow log " + log.at("FlowLogId").show() + " is there, and what it logs is not delivered" + why);
    }

    boolean hasGroup(Value groups) {
        return groups.unknown().isEmpty()
                && groups.at("logGroups").items().stream()
                        .anyMatch(item -> item.at("logGroupName").equals(Value.of(group)));
    }

    Value parameters(FlowLogResource resource) {
        return Value.obj(
                "ResourceType",
                resource.type(),
                "ResourceIds",
                Value.arr(resource.id()),
                "TrafficType",
                traffic,
                "LogDestinationType",
                "cloud-watch-logs",
                "LogGroupName",
                group,
                "DeliverLogsPermissionArn",
                role);
    }
}
