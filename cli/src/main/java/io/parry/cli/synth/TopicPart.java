package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** Where alarms go, and from there to the contact. */
final class TopicPart {
    private static final String ALARMS =
            "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:${AWS::StackName}-*";

    private TopicPart() {}

    static void add(Template template) {
        template.resource(
                "Topic",
                new Resource("AWS::SNS::Topic")
                        .set("TopicName", Cfn.sub("${AWS::StackName}-contact"))
                        .set("DisplayName", "Parry")
                        // not SNS's own key: no alarm may use that one, and all of them would be silent
                        .set("KmsMasterKeyId", Settings.key()));
        template.resource(
                "Subscription",
                new Resource("AWS::SNS::Subscription")
                        .set("TopicArn", Cfn.ref("Topic"))
                        .set("Protocol", "email")
                        .set("Endpoint", Cfn.ref("Contact")));
        template.resource(
                "TopicPolicy",
                new Resource("AWS::SNS::TopicPolicy")
                        .set("Topics", Value.arr(Cfn.ref("Topic")))
                        .set(
                                "PolicyDocument",
                                Policy.document(alarms(), Policy.onlyWithTls("sns:Publish", Cfn.ref("Topic")))));
    }

    private static Policy alarms() {
        return Policy.allow("OurAlarms")
                .service("cloudwatch.amazonaws.com")
                .actions("sns:Publish")
                .on(Cfn.ref("Topic"))
                .where("StringEquals", "aws:SourceAccount", Cfn.ref("AWS::AccountId"))
                .where("ArnLike", "aws:SourceArn", Cfn.sub(ALARMS));
    }
}
