package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has the traffic of a VPC, a subnet or a network interface logged to CloudWatch Logs (<a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html">CreateFlowLogs</a>). Whether
 * the resource exists is asked first: to EC2 "no flow logs" and "no such VPC" look alike.
 */
public final class CreateFlowLogs implements Action {
    private static final Operation FLOW_LOGS = Operation.of("ec2:DescribeFlowLogs");
    private static final Operation LOG_GROUPS = Operation.of("logs:DescribeLogGroups");
    private static final Operation CREATE = Operation.of("ec2:CreateFlowLogs");
    private static final Operation CREATE_GROUP = Operation.of("logs:CreateLogGroup");

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "CreateFlowLogs",
                "Has the traffic of a VPC, a subnet or a network interface logged to a log group.",
                List.of(
                        new ActionSpec.Input(
                                "resource", "string", true, "Id of a VPC, a subnet or a network interface"),
                        new ActionSpec.Input(
                                "log_group", "string", true, "Name of the log group; created where there is none"),
                        new ActionSpec.Input("role", "string", true, "ARN of the role in which the logs are delivered"),
                        new ActionSpec.Input(
                                "traffic", "string", false, "`ALL`, `ACCEPT` or `REJECT`; without it `ALL`")),
                """
                - id: log
                  action: CreateFlowLogs
                  with:
                    resource: ${event.detail.responseElements.vpc.vpcId}
                    log_group: /security/flow-logs
                    role: arn:aws:iam::111122223333:role/flow-logs
                """,
                Uses.of(
                        List.of(
                                "ec2:DescribeVpcs",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeNetworkInterfaces",
                                FLOW_LOGS.toString(),
                                LOG_GROUPS.toString()),
                        List.of(CREATE_GROUP.toString(), CREATE.toString())),
                Duration.ofSeconds(30));
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var resource = FlowLogResource.of(in.text("resource"));
        var wish = FlowLogWish.of(in);
        var wrong = wish.mistake(in.target()).or(() -> FlowLogResource.mistake(in.text("resource")));
        return wrong.isPresent()
                ? new Plan.Refuse("wrong-value", wrong.get())
                : planned(resource.orElseThrow(), wish, in.target(), now);
    }

    private static Plan planned(FlowLogResource resource, FlowLogWish wish, Target target, Reads now) {
        if (resource.isAbsent(now)) {
            return new Plan.Refuse(
                    resource.absentCode(),
                    "`" + resource.id() + "` does not exist in " + target.account() + " " + target.region());
        }
        var there = now.get(
                FLOW_LOGS,
                Value.obj("Filter", Value.arr(Value.obj("Name", "resource-id", "Values", Value.arr(resource.id())))));
        return existing(resource, wish, there).orElseGet(() -> create(resource, wish, target, now));
    }

    /** A flow log that is there and fails to deliver is in the way of another, and no proof. */
    private static Optional<Plan> existing(FlowLogResource resource, FlowLogWish wish, Value there) {
        if (there.unknown().isPresent()) {
            return Optional.empty();
        }
        var same = there.at("FlowLogs").items().stream()
                .filter(log -> log.at("ResourceId").equals(Value.of(resource.id())) && wish.isMetBy(log))
                .toList();
        var good = same.stream().filter(log -> !FlowLogWish.fails(log)).findFirst();
        return good.<Plan>map(FlowLogWish::holds)
                .or(() -> same.stream().findFirst().map(FlowLogWish::notDelivered));
    }

    private static Plan create(FlowLogResource resource, FlowLogWish wish, Target target, Reads now) {
        var create = Call.of(CREATE, wish.parameters(resource), target, Effect.CHANGE, List.of(resource.arn(target)))
                .repeating(new Call.Repeat.Token("ClientToken"))
                .undoneBy(new Call.Undo(
                        "ec2:DeleteFlowLogs", Value.obj("FlowLogIds", Value.unknown("response.FlowLogIds"))));
        var groups = now.get(LOG_GROUPS, Value.obj("logGroupNamePrefix", wish.group()));
        return wish.hasGroup(groups)
                ? Plan.Act.now(create)
                : new Plan.Act(List.of(createGroup(wish.group(), target)), List.of(create));
    }

    /** Never taken back: by then it holds what was logged. */
    private static Call createGroup(String group, Target target) {
        var arn = "arn:%s:logs:%s:%s:log-group:%s"
                .formatted(target.partition(), target.region(), target.account(), group);
        return Call.of(CREATE_GROUP, Value.obj("logGroupName", group), target, Effect.CHANGE, List.of(arn));
    }
}
