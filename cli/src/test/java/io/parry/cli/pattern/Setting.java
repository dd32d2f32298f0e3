package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of event, and the paths that playbooks would ask of it.
 *
 * @param inside paths from within a map of it
 * @param lists expressions for a loop, with the way to their items
 */
record Setting(
        List<String> sources, List<String> types, Value event, List<Spot> paths, List<Spot> inside, List<Spot> lists) {
    private static final List<Spot> INSIDE = List.of(
            Spot.of("$.a", "a"),
            Spot.of("$.b", "b"),
            Spot.of("$['a']", "a"),
            Spot.of("$.m.a", "m a"),
            Spot.of("$.n[*].a", "n #0 a"),
            Spot.of("$.n[*].b", "n #1 b"),
            Spot.of("$.n[0].a", "n #0 a"),
            Spot.of("$.n", "n"),
            Spot.of("$", ""));

    static final List<Spot> COMMON = List.of(
            Spot.of("$.account", "account"),
            Spot.of("$.region", "region"),
            Spot.of("$.resources[*]", "resources #0"),
            Spot.of("$.resources", "resources #1"),
            Spot.of("$.resources[0]", "resources #0"),
            Spot.of("$.replay-name", "replay-name"),
            Spot.of("$.Step", "region"),
            Spot.of("$.detail", "detail"));

    private static final List<Spot> ANY = List.of(
            Spot.of("$.detail.a", "detail a"),
            Spot.of("$.detail.b", "detail b"),
            Spot.of("$['detail']['b']", "detail b"),
            Spot.of("event.detail.a", "detail a"),
            Spot.of("$.detail.m.a", "detail m a"),
            Spot.of("$.detail.m.b", "detail m b"),
            Spot.of("$.detail.m", "detail m"),
            Spot.of("$.detail.l", "detail l"),
            Spot.of("$.detail.l", "detail l #0"),
            Spot.of("$.detail.l[*]", "detail l #1"),
            Spot.of("$.detail.l[*].a", "detail l #0 a"),
            Spot.of("$.detail.l[*].b", "detail l #1 b"),
            Spot.of("$.detail.l[0].a", "detail l #0 a"),
            Spot.of("$.detail.l[0].b", "detail l #0 b"),
            Spot.of("$.detail.l[1].b", "detail l #1 b"),
            Spot.of("$.detail.l[-1].a", "detail l #1 a"),
            Spot.of("$.detail.l[0:2].b", "detail l #1 b"),
            Spot.of("$.detail.l[?@.a].b", "detail l #0 b"),
            Spot.of("$.detail.l[0][0].a", "detail l #0 #0 a"),
            Spot.of("$.detail.l[0].n[*].a", "detail l #0 n #0 a"),
            Spot.of("$.detail.*", "detail a"),
            Spot.of("$.detail..a", "detail m a"),
            Spot.of("$.detail['a','b']", "detail b"),
            Spot.of("$.detail['a.b']", "detail a.b"),
            Spot.of("$.detail.x-y", "detail x-y"),
            Spot.of("$.detail['$or']", "detail $or"));

    private static final List<Spot> CALL = List.of(
            Spot.of("$.detail.eventName", "detail eventName"),
            Spot.of("$.detail.errorCode", "detail errorCode"),
            Spot.of("$.detail.readOnly", "detail readOnly"),
            Spot.of("$.detail.userIdentity.type", "detail userIdentity type"),
            Spot.of("$.detail.userIdentity.arn", "detail userIdentity arn"),
            Spot.of("$.detail.userIdentity", "detail userIdentity"),
            Spot.of("$.detail.sourceIPAddress", "detail sourceIPAddress"),
            Spot.of("$.detail.requestParameters.a", "detail requestParameters a"),
            Spot.of("$.detail.requestParameters.l[*].a", "detail requestParameters l #0 a"),
            Spot.of(
                    "$.detail.requestParameters.ipPermissions.items[*]",
                    "detail requestParameters ipPermissions items #0"),
            Spot.of(
                    "$.detail.requestParameters.ipPermissions.items[*].a",
                    "detail requestParameters ipPermissions items #0 a"),
            Spot.of(
                    "$.detail.requestParameters.ipPermissions.items[*].b",
                    "detail requestParameters ipPermissions items #1 b"),
            Spot.of(
                    "$.detail.requestParameters.ipPermissions.items[*].ipRanges.items[*].a",
                    "detail requestParameters ipPermissions items #0 ipRanges items #1 a"));

    private static final List<Spot> FINDINGS = List.of(
            Spot.of("$.detail.findings[*]", "detail findings #0"),
            Spot.of("$.detail.findings", "detail findings #0"),
            Spot.of("$.detail.findings[*].RecordState", "detail findings #0 RecordState"),
            Spot.of("$.detail.findings[*].Workflow.Status", "detail findings #1 Workflow Status"),
            Spot.of("$.detail.findings[0].Resources[0].a", "detail findings #0 Resources #0 a"),
            Spot.of("$.detail.findings[*].Types[*]", "detail findings #0 Types #0"),
            Spot.of("$.detail.findings[*].Resources[*].a", "detail findings #0 Resources #0 a"),
            Spot.of("$.detail.findings[*].Resources[*].b", "detail findings #0 Resources #1 b"),
            Spot.of("$.detail.actionName", "detail actionName"));

    private static final List<Spot> IN_FINDING = List.of(
            Spot.of("$.RecordState", "RecordState"),
            Spot.of("$.Workflow.Status", "Workflow Status"),
            Spot.of("$.Compliance.SecurityControlId", "Compliance SecurityControlId"),
            Spot.of("$.Types[*]", "Types #0"),
            Spot.of("$.Resources[0].a", "Resources #0 a"),
            Spot.of("$.Resources[*].a", "Resources #1 a"),
            Spot.of("$.Sample", "Sample"),
            Spot.of("$.a", "a"),
            Spot.of("$", ""));

    private static final List<Spot> GUARDDUTY = List.of(
            Spot.of("$.detail.type", "detail type"),
            Spot.of("$.detail.severity", "detail severity"),
            Spot.of("$.detail.service.archived", "detail service archived"),
            Spot.of("$.detail.service.a", "detail service a"),
            Spot.of("$.detail.service.additionalInfo.sample", "detail service additionalInfo sample"));

    private static final List<Spot> ANY_LISTS = List.of(
            Spot.of("${event.detail.l[*]}", "detail l"),
            Spot.of("${event.detail.l}", "detail l"),
            Spot.of("${event.detail.l[0].n}", "detail l #0 n"),
            Spot.of("${event.detail.l[0:1]}", "detail l"),
            Spot.of("${event.resources[*]}", "resources"),
            Spot.of("${event.detail.l | default(event.detail.n)}", "detail n"));

    static final List<Setting> ALL = List.of(
            new Setting(
                    List.of("aws.ec2", "aws.s3"),
                    List.of("AWS API Call via CloudTrail"),
                    Value.obj("eventName", "CreateVpc", "userIdentity", Value.obj("type", "IAMUser")),
                    both(CALL, ANY),
                    INSIDE,
                    ANY_LISTS),
            new Setting(
                    List.of("aws.securityhub"),
                    List.of("Security Hub Findings - Imported", "Security Hub Findings - Custom Action"),
                    Value.obj(
                            "findings",
                            Value.arr(
                                    Value.obj("RecordState", "x", "Workflow", Value.obj("Status", "y")),
                                    Value.obj("a", "x", "RecordState", "y"))),
                    FINDINGS,
                    both(INSIDE, IN_FINDING),
                    List.of(
                            Spot.of("${event.detail.findings[*]}", "detail findings"),
                            Spot.of("${event.detail.findings}", "detail findings"),
                            Spot.of("${event.detail.findings[?@.a]}", "detail findings"))),
            new Setting(
                    List.of("aws.guardduty"),
                    List.of("GuardDuty Finding"),
                    Value.obj("type", "x", "service", Value.obj("archived", false)),
                    both(GUARDDUTY, ANY),
                    INSIDE,
                    ANY_LISTS),
            new Setting(
                    List.of("shop", "shop.orders"),
                    List.of("Order Placed", "Order Sent", "AWS API Call via CloudTrail"),
                    Value.obj("a", "x", "l", Value.arr(Value.obj("a", "x"), Value.obj("b", "y"))),
                    ANY,
                    INSIDE,
                    ANY_LISTS));

    private static List<Spot> both(List<Spot> some, List<Spot> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
