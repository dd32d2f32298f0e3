package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Where events wait, where those end that nobody could handle, and who may put something there. */
final class QueuePart {
    /** Beyond what an invocation may take: long enough for Lambda. After a crash the sweep is sooner. */
    private static final int INVISIBLE_LONGER_SECONDS = 60;

    private static final int FOUR_DAYS = 345_600;
    /** The longest that SQS keeps anything; counted from when a message first came, so longer than the queue's. */
    private static final int FOURTEEN_DAYS = 1_209_600;
    /** An event whose run another one holds comes back too, and counts as received. */
    private static final int RECEIVED_AT_MOST = 10;

    private QueuePart() {}

    static void add(Template template, Deployed deployed) {
        template.resource(
                "Queue",
                queue("events", FOUR_DAYS)
                        .set("VisibilityTimeout", FunctionPart.timeout(deployed) + INVISIBLE_LONGER_SECONDS)
                        .set(
                                "RedrivePolicy",
                                Value.obj("deadLetterTargetArn", Cfn.arn("DeadLetters"))
                                        .with("maxReceiveCount", RECEIVED_AT_MOST)));
        template.resource("DeadLetters", deadLetters());
        template.resource("QueuePolicy", policy("Queue", deployed, List.of(onlyTheBus())));
        template.resource("DeadLettersPolicy", policy("DeadLetters", deployed, List.of()));
    }

    /** The queue is named here by its name: the two cannot both have the other's ARN. */
    private static Resource deadLetters() {
        var queue = Cfn.sub("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}-events");
        return queue("dead-letters", FOURTEEN_DAYS)
                .set(
                        "RedriveAllowPolicy",
                        Value.obj("redrivePermission", "byQueue", "sourceQueueArns", Value.arr(queue)));
    }

    static Resource queue(String name, int retention) {
        return new Resource("AWS::SQS::Queue")
                .set("QueueName", Cfn.sub("${AWS::StackName}-" + name))
                .set("MessageRetentionPeriod", retention)
                .set("KmsMasterKeyId", Settings.key())
                .set("SqsManagedSseEnabled", Cfn.when("HasKey", Cfn.NO_VALUE, Value.of(true)));
    }

    private static Resource policy(String queue, Deployed deployed, List<Policy> more) {
        var statements = new ArrayList<Policy>();
        if (!deployed.rules().isEmpty()) {
            statements.add(ourRules(queue, deployed));
        }
        statements.add(Policy.onlyWithTls("sqs:*", Cfn.arn(queue)));
        statements.addAll(more);
        return new Resource("AWS::SQS::QueuePolicy")
                .set("Queues", Value.arr(Cfn.ref(queue)))
                .set("PolicyDocument", Policy.document(statements.toArray(Policy[]::new)));
    }

    static Policy ourRules(String queue, Deployed deployed) {
        return Policy.allow("OurRules")
                .service("events.amazonaws.com")
                .actions("sqs:SendMessage")
                .on(Cfn.arn(queue))
                .where("ArnEquals", "aws:SourceArn", RulesPart.arns(deployed));
    }

    /**
     * Who can write here can make up a finding, and within an account an identity's own policy is enough for that. So
     * everybody is denied but the bus, the function, which puts back what waits, and whoever puts back dead letters.
     */
    private static Policy onlyTheBus() {
        return Policy.deny("NobodyElse")
                .anybody()
                .actions("sqs:SendMessage")
                .on(Cfn.arn("Queue"))
                .where("BoolIfExists", "aws:PrincipalIsAWSService", "false")
                .where(
                        "ArnNotEquals",
                        "aws:PrincipalArn",
                        Value.arr(Cfn.arn("Role"), Cfn.when("HasOperator", Cfn.ref("OperatorArn"))));
    }
}
