package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Locale;

/** Queue → function: the code, a version of it for every change, and the alias that everybody calls. */
final class FunctionPart {
    private static final int TIMEOUT_SECONDS = 60;
    /** Secrets Manager waits for a step of a rotation, and CloudFront takes minutes to have a new header everywhere. */
    private static final int LONGEST_TIMEOUT_SECONDS = 900;

    private static final int EVENTS_AT_ONCE = 10;
    private static final int VERSION_DIGEST = 12;

    private static final Value MEANT = Value.arr(
            Value.obj("id", "CKV_AWS_116")
                    .with("comment", "events come by the queue, which has one; the sweep comes again in a minute"),
            Value.obj("id", "CKV_AWS_117")
                    .with("comment", "it calls AWS only, and in a network of yours it could be cut off"));

    private FunctionPart() {}

    static void add(Template template, Deployed deployed) {
        template.resource(
                "Logs",
                new Resource("AWS::Logs::LogGroup")
                        .set("LogGroupName", Cfn.sub("/parry/${AWS::StackName}"))
                        .set("RetentionInDays", Cfn.ref("LogRetention"))
                        .set("KmsKeyId", Settings.key())
                        .kept());
        template.resource("Function", function(deployed));
        version(template, deployed);
        template.resource("Events", events());
        template.resource("Calls", calls());
    }

    private static Resource function(Deployed deployed) {
        return new Resource("AWS::Lambda::Function")
                .about("checkov", Value.obj("skip", MEANT))
                .set("FunctionName", Cfn.sub("${AWS::StackName}-dispatcher"))
                .set("Description", "Carries out playbooks; made by parry synth")
                .set("Runtime", "java25")
                .set("Handler", "io.parry.deploy.Dispatcher::handleRequest")
                .set("Code", code(deployed))
                .set("Role", Cfn.arn("Role"))
                .set("Architectures", Value.arr(Cfn.ref("Architecture")))
                .set("MemorySize", Cfn.ref("MemorySize"))
                .set("Timeout", timeout(deployed))
                .set("SnapStart", Value.obj("ApplyOn", "PublishedVersions"))
                .set("ReservedConcurrentExecutions", Cfn.when("IsReserved", Cfn.ref("ReservedConcurrency")))
                // a run that waits is put into the queue again, more often than Lambda takes for no accident
                .set("RecursiveLoop", "Allow")
                .set("TracingConfig", Value.obj("Mode", Cfn.ref("Tracing")))
                .set("LoggingConfig", Value.obj("LogGroup", Cfn.ref("Logs"), "LogFormat", "Text"))
                .set("KmsKeyArn", Settings.key())
                .set("Environment", Value.obj("Variables", environment()));
    }

    /** In seconds. A run of an event is held for a minute at most in any case. */
    static int timeout(Deployed deployed) {
        return deployed.rotates() ? LONGEST_TIMEOUT_SECONDS : TIMEOUT_SECONDS;
    }

    private static Value code(Deployed deployed) {
        return Value.obj("S3Bucket", Cfn.ref("CodeBucket"), "S3Key", Cfn.sub("${CodePrefix}" + deployed.code()));
    }

    private static Value environment() {
        return Value.obj("PARRY_BUNDLE", "file:bundle.json")
                .with("PARRY_TABLE", Cfn.ref("Table"))
                .with("PARRY_QUEUE_URL", Cfn.ref("Queue"))
                .with("PARRY_ROLE", Cfn.arn("Role"))
                .with(
                        "PARRY_MEMBER_ROLE",
                        Cfn.when("HasOrganization", Cfn.sub(OrganizationPart.MEMBER_ROLE), Value.of("")))
                .with("PARRY_MODE", Cfn.ref("Mode"))
                // what the second compiler gains comes after thousands of calls, what it costs with the first
                .with("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    /**
     * A version is made anew where any of its properties is another: its name hangs on code and playbooks, its
     * description on what is set at deployment. Without the latter a new setting would never reach the alias.
     */
    private static void version(Template template, Deployed deployed) {
        var id = "Version" + deployed.digest().substring(0, VERSION_DIGEST).toUpperCase(Locale.ROOT);
        var settings = "${Mode} ${Architecture} ${MemorySize} ${Tracing} ${OrganizationId} ${KmsKeyArn}";
        template.resource(
                id,
                new Resource("AWS::Lambda::Version")
                        .set("FunctionName", Cfn.ref("Function"))
                        .set("Description", Cfn.sub(deployed.digest() + " " + settings)));
        template.resource(
                "Alias",
                new Resource("AWS::Lambda::Alias")
                        .set("Name", "live")
                        .set("FunctionName", Cfn.ref("Function"))
                        .set("FunctionVersion", Cfn.att(id, "Version")));
    }

    private static Resource events() {
        return new Resource("AWS::Lambda::EventSourceMapping")
                .set("EventSourceArn", Cfn.arn("Queue"))
                .set("FunctionName", Cfn.ref("Alias"))
                .set("BatchSize", EVENTS_AT_ONCE)
                .set("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                .set("ScalingConfig", Value.obj("MaximumConcurrency", Cfn.ref("QueueConcurrency")));
    }

    /** For what nobody waits for: the sweep, which comes again anyway, and CloudFormation's custom resources. */
    private static Resource calls() {
        return new Resource("AWS::Lambda::EventInvokeConfig")
                .also("DependsOn", "Alias")
                .set("FunctionName", Cfn.ref("Function"))
                .set("Qualifier", "live")
                .set("MaximumEventAgeInSeconds", 300)
                .set("MaximumRetryAttempts", 1);
    }
}
