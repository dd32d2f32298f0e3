package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.List;

/** What a team sets when it deploys. */
final class Settings {
    /** Of CloudWatch Logs, but for less than a month. */
    private static final List<Integer> DAYS =
            List.of(30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private Settings() {}

    static void add(Template template) {
        needed(template);
        function(template);
        house(template);
        conditions(template);
    }

    private static void needed(Template template) {
        template.parameter("Contact", text("E-mail address that alarms go to").with("AllowedPattern", "[^@ ]+@[^@ ]+"));
        template.parameter("CodeBucket", text("Bucket in this Region that holds the function's zip"));
        template.parameter(
                "CodePrefix", text("What stands before the zip's name in the bucket: nothing, or FOLDER/", ""));
    }

    private static void function(Template template) {
        template.parameter(
                "Mode",
                text("How far any run goes at most; enforce leaves it to each playbook", "enforce")
                        .with("AllowedValues", List.of("off", "shadow", "notify", "enforce")));
        template.parameter(
                "Architecture",
                text("Of the function's processor", "arm64").with("AllowedValues", List.of("arm64", "x86_64")));
        // 1,769 MB are one whole processor
        template.parameter("MemorySize", number("Megabytes of memory of the function", 1769, 1024, 10240));
        template.parameter(
                "ReservedConcurrency",
                number("Invocations at once that are kept for the function, and its most; 0 keeps none", 20, 0, 1000));
        template.parameter(
                "QueueConcurrency",
                number("Of these at most for events; the rest is for the sweep and for rotations", 10, 2, 1000));
        template.parameter(
                "Tracing",
                text("Whether X-Ray traces invocations", "Active")
                        .with("AllowedValues", List.of("Active", "PassThrough")));
    }

    private static void house(Template template) {
        template.parameter(
                "LogRetention",
                Value.obj("Type", "Number", "Default", 365)
                        .with("AllowedValues", DAYS)
                        .with("Description", "Days for which records of runs are kept"));
        template.parameter(
                "KmsKeyArn",
                text("A key of yours for queues, table, topic, log and environment; docs/reference/deployment.md", "")
                        .with("AllowedPattern", "(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+)?"));
        template.parameter(
                "OperatorArn",
                text("Role that may put dead letters back into the queue; nobody if empty", "")
                        .with("AllowedPattern", "(arn:[a-z-]+:iam::[0-9]{12}:role/.+)?"));
        template.parameter(
                "OrganizationId",
                text(
                                "Organization whose accounts send their events here and are acted in; only this account if empty",
                                "")
                        .with("AllowedPattern", "(o-[a-z0-9]{10,32})?"));
    }

    private static void conditions(Template template) {
        template.condition("HasKey", Cfn.given("KmsKeyArn"));
        template.condition("HasOperator", Cfn.given("OperatorArn"));
        template.condition("HasOrganization", Cfn.given("OrganizationId"));
        template.condition("IsReserved", Cfn.not(Cfn.same(Cfn.ref("ReservedConcurrency"), Value.of("0"))));
        template.condition("IsTraced", Cfn.same(Cfn.ref("Tracing"), Value.of("Active")));
    }

    /** The key of the team, where it has one. */
    static Value key() {
        return Cfn.when("HasKey", Cfn.ref("KmsKeyArn"));
    }

    /** A parameter that has to be given. */
    static Value text(String description) {
        return Value.obj("Type", "String", "Description", description);
    }

    static Value text(String description, String otherwise) {
        return text(description).with("Default", otherwise);
    }

    private static Value number(String description, int otherwise, int least, int most) {
        return Value.obj("Type", "Number", "Description", description, "Default", otherwise)
                .with("MinValue", least)
                .with("MaxValue", most);
    }
}
