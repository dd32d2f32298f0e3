package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** Bus of a member → bus at home, by the same patterns. */
final class ForwardPart {
    private static final String HOME_BUS =
            "arn:${AWS::Partition}:events:${HomeRegion}:${HomeAccount}:event-bus/default";
    private static final int FOURTEEN_DAYS = 1_209_600;

    private ForwardPart() {}

    static void add(Template template, Deployed deployed) {
        if (deployed.rules().isEmpty()) {
            return;
        }
        template.parameter("HomeRegion", Settings.text("Region that Parry runs in"));
        // at home the events are on the right bus already; sent there once more they would go round
        var here = Cfn.sub("${AWS::AccountId} ${AWS::Region}");
        template.condition("IsElsewhere", Cfn.not(Cfn.same(here, Cfn.sub("${HomeAccount} ${HomeRegion}"))));
        var home = Value.obj("Id", "home", "Arn", Cfn.sub(HOME_BUS))
                .with("RoleArn", Cfn.arn("Forward"))
                .with("DeadLetterConfig", Value.obj("Arn", Cfn.arn("DeadLetters")))
                .with("RetryPolicy", RulesPart.RETRIES);
        deployed.rules()
                .forEach(rule -> template.resource(
                        RulesPart.id(rule), RulesPart.rule(rule, home).onlyIf("IsElsewhere")));
        template.resource("Forward", role());
        template.resource("DeadLetters", deadLetters());
        template.resource("DeadLettersPolicy", policy(deployed));
    }

    private static Resource role() {
        var mayForward = Policy.allow("Forward").actions("events:PutEvents").on(Cfn.sub(HOME_BUS));
        return new Resource("AWS::IAM::Role")
                .onlyIf("IsElsewhere")
                .set("RoleName", Cfn.sub("${HomeStack}-forward-${AWS::Region}"))
                .set("Description", "Sends events to the account that Parry runs in; made by parry synth")
                .set("AssumeRolePolicyDocument", Policy.assumedBy("events.amazonaws.com"))
                .set(
                        "Policies",
                        Value.arr(Value.obj("PolicyName", "home", "PolicyDocument", Policy.document(mayForward))));
    }

    private static Resource deadLetters() {
        return new Resource("AWS::SQS::Queue")
                .onlyIf("IsElsewhere")
                .set("QueueName", Cfn.sub("${HomeStack}-forward-dead-letters"))
                .set("MessageRetentionPeriod", FOURTEEN_DAYS)
                .set("SqsManagedSseEnabled", true)
                .meant("CKV_AWS_27", "encrypted by SQS itself; a key would have to let the bus of every member use it");
    }

    private static Resource policy(Deployed deployed) {
        return new Resource("AWS::SQS::QueuePolicy")
                .onlyIf("IsElsewhere")
                .set("Queues", Value.arr(Cfn.ref("DeadLetters")))
                .set(
                        "PolicyDocument",
                        Policy.document(
                                QueuePart.ourRules("DeadLetters", deployed),
                                Policy.onlyWithTls("sqs:*", Cfn.arn("DeadLetters"))));
    }
}
