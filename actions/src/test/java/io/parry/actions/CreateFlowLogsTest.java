package io.parry.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Action;
import io.parry.engine.action.Plan;
import io.parry.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CreateFlowLogsTest extends ActionContract {
    private static final String ROLE = "arn:aws:iam::111122223333:role/flow-logs";

    @RegisterExtension
    static final Moto MOTO = Moto.account("111122223333");

    @Override
    Action action() {
        return new CreateFlowLogs();
    }

    @Override
    Value with() {
        return Value.obj("resource", "vpc-0a1b2c3d", "log_group", "/flow", "role", ROLE, "traffic", "REJECT");
    }

    /** Beside the log group that is wanted there is one whose name begins as it does. */
    @Override
    Sample world() {
        var longer = Value.obj("logGroupName", "/flow-other");
        return new Sample(Value.obj("logs", Value.arr(), "groups", Value.arr(longer)))
                .read(
                        "ec2:DescribeVpcs",
                        (state, asked) -> Value.obj("Vpcs", Value.arr(Value.obj("VpcId", "vpc-0a1b2c3d"))))
                .read("ec2:DescribeFlowLogs", (state, asked) -> Value.obj("FlowLogs", state.at("logs")))
                .read("logs:DescribeLogGroups", (state, asked) -> Value.obj("logGroups", state.at("groups")))
                .call(
                        "logs:CreateLogGroup",
                        (state, sent) -> state.with(
                                "groups", Value.arr(longer, Value.obj("logGroupName", sent.at("logGroupName")))))
                .call(
                        "ec2:CreateFlowLogs",
                        (state, sent) -> state.with("logs", Value.arr(log("REJECT", "ACTIVE", ""))),
                        (state, sent) -> Value.obj("FlowLogIds", Value.arr("fl-1")));
    }

    @Override
    String whyNoUndo() {
        return "the log group holds what was logged";
    }

    @Test
    void theLogGroupComesFirst() {
        var plan = assertInstanceOf(Plan.Act.class, new Story(action(), with(), HERE, world().reads()).plan());
        assertEquals("logs:CreateLogGroup", plan.now().getFirst().operation().toString());
        assertEquals("ec2:CreateFlowLogs", plan.then().getFirst().operation().toString());
    }

    /** What stands there already: traffic, status, delivery, and what is said to a wish for REJECT. */
    @ParameterizedTest
    @CsvSource({
        "REJECT, ACTIVE, SUCCESS, holds",
        "ALL,    ACTIVE, SUCCESS, holds",
        "ALL,    ACTIVE, '',      holds",
        "ACCEPT, ACTIVE, SUCCESS, acts",
        "REJECT, DELETED, SUCCESS, acts",
        "REJECT, ACTIVE, FAILED,  refuses",
    })
    void whatIsThere(String traffic, String status, String delivery, String says) {
        var world = world().read(
                        "ec2:DescribeFlowLogs",
                        (state, asked) -> Value.obj("FlowLogs", Value.arr(log(traffic, status, delivery))));
        assertEquals(says, word(new Story(action(), with(), HERE, world.reads()).plan()));
    }

    @Test
    void aFlowLogOfAnotherGroupOrResourceIsNotThisOne() {
        for (var other : List.of(
                log("ALL", "ACTIVE", "SUCCESS").with("LogGroupName", "/flow-other"),
                log("ALL", "ACTIVE", "SUCCESS").with("ResourceId", "vpc-99999999"))) {
            var world = world().read("ec2:DescribeFlowLogs", (state, asked) -> Value.obj("FlowLogs", Value.arr(other)));
            assertEquals("acts", word(new Story(action(), with(), HERE, world.reads()).plan()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "resource, i-0a1b2c3d",
        "resource, vpc-0a1b2c3d/x",
        "log_group, 'a group'",
        "role, arn:aws:iam::999900001111:role/flow-logs",
        "role, arn:aws-cn:iam::111122223333:role/flow-logs",
        "role, flow-logs",
        "traffic, all",
    })
    void whatIsWrongIsRefusedUnasked(String name, String value) {
        var plan = new Story(action(), with().with(name, value), HERE, new Sample(Value.obj()).reads()).plan();
        assertTrue(assertInstanceOf(Plan.Refuse.class, plan).why().contains("expected `" + name + "`"));
    }

    @Test
    void aVpcAndASubnetAreLoggedAndAnAbsentOneIsRefused() {
        var target = MOTO.target("us-east-1");
        MOTO.does("iam:CreateRole", "RoleName", "flow-logs", "AssumeRolePolicyDocument", "{}");
        var vpc =
                MOTO.does("ec2:CreateVpc", "CidrBlock", "10.0.0.0/16").at("Vpc").at("VpcId");
        var subnet = MOTO.does("ec2:CreateSubnet", "CidrBlock", "10.0.0.0/24", "VpcId", vpc)
                .at("Subnet")
                .at("SubnetId");
        for (var resource : List.of(vpc, subnet)) {
            var with = with().with("resource", resource);
            var story = new Story(action(), with, target, new Story.Live(MOTO.cloud(), target));
            for (int round = 0; story.plan() instanceof Plan.Act && round < 3; round++) {
                story.act(MOTO.cloud());
            }
            var seen = assertInstanceOf(Plan.Holds.class, story.plan()).seen();
            assertTrue(seen.contains("is active"), seen);
        }
        var none = with().with("resource", "vpc-00000000");
        var plan = new Story(action(), none, target, new Story.Live(MOTO.cloud(), target)).plan();
        assertEquals(
                "InvalidVpcID.NotFound",
                assertInstanceOf(Plan.Refuse.class, plan).code());
    }

    private static Value log(String traffic, String status, String delivery) {
        return Value.obj(
                "FlowLogId",
                "fl-1",
                "ResourceId",
                "vpc-0a1b2c3d",
                "LogGroupName",
                "/flow",
                "TrafficType",
                traffic,
                "FlowLogStatus",
                status,
                "DeliverLogsStatus",
                delivery.isEmpty() ? Value.MISSING : Value.of(delivery));
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
