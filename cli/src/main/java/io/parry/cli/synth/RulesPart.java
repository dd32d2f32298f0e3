package io.parry.cli.synth;

import io.parry.cli.pattern.Rule;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;

/** Bus → queue. What cannot be delivered for a day goes to the dead letters. */
final class RulesPart {
    /**
     * <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html">64</a>, less the stack's
     * name of 23 and a hyphen.
     */
    private static final int LONGEST_NAME = 40;

    private static final int DIGEST = 8;
    /** <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html">The most</a>. */
    static final Value RETRIES = Value.obj("MaximumEventAgeInSeconds", 86_400, "MaximumRetryAttempts", 185);

    private RulesPart() {}

    static void add(Template template, Deployed deployed) {
        var queue = Value.obj("Id", "queue", "Arn", Cfn.arn("Queue"))
                .with("DeadLetterConfig", Value.obj("Arn", Cfn.arn("DeadLetters")))
                .with("RetryPolicy", RETRIES);
        deployed.rules().forEach(rule -> template.resource(id(rule), rule(rule, queue)));
    }

    /** A rule with its one target, wherever it stands. */
    static Resource rule(Rule rule, Value target) {
        return new Resource("AWS::Events::Rule")
                .about("Triggers", rule.triggers())
                .set("Name", Cfn.sub("${AWS::StackName}-" + shortened(own(rule))))
                .set("Description", "Made from playbooks by parry synth")
                .set("EventPattern", rule.pattern())
                .set("State", rule.managementReads() ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED")
                .set("Targets", Value.arr(target));
    }

    static String id(Rule rule) {
        return LogicalId.of("Rule", own(rule));
    }

    /** The stack's name stands before it instead. */
    private static String own(Rule rule) {
        return rule.name().replaceFirst("^parry-", "");
    }

    /** The ARNs of all rules: who else may put something into a queue could make up a finding. */
    static Value arns(Deployed deployed) {
        return Value.of(deployed.rules().stream().map(rule -> Cfn.arn(id(rule))).toList());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - DIGEST - 1) + "-"
                        + Digest.of(name).substring(0, DIGEST);
    }
}
