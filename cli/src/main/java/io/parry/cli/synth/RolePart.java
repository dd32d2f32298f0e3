package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.ArrayList;

/** What the function may do: what the steps call, in managed policies, and what it needs for itself. */
final class RolePart {
    private RolePart() {}

    static void add(Template template, Deployed deployed) {
        template.resource(
                "Role",
                new Resource("AWS::IAM::Role")
                        .set("RoleName", Cfn.sub("${AWS::StackName}-dispatcher"))
                        .set("Description", "Of the function that carries out playbooks; made by parry synth")
                        .set("AssumeRolePolicyDocument", Policy.assumedBy("lambda.amazonaws.com"))
                        .set("ManagedPolicyArns", StepPolicies.add(template, deployed.steps()))
                        .set("Policies", Value.arr(own(deployed))));
    }

    private static Value own(Deployed deployed) {
        var statements = new ArrayList<Value>();
        statements.add(journal().statement());
        statements.add(events().statement());
        statements.add(Policy.allow("Log")
                .actions("logs:CreateLogStream", "logs:PutLogEvents")
                .on(Cfn.arn("Logs"))
                .statement());
        statements.add(Cfn.when("IsTraced", traces().statement()));
        statements.add(Cfn.when("HasKey", key().statement()));
        statements.add(
                Cfn.when("HasOrganization", OrganizationPart.mayActThere().statement()));
        statements.addAll(ButtonsPart.statements(deployed));
        return Value.obj("PolicyName", "own", "PolicyDocument", Policy.document(statements));
    }

    private static Policy journal() {
        return Policy.allow("Journal")
                .actions(
                        "dynamodb:ConditionCheckItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query",
                        "dynamodb:UpdateItem")
                .on(Value.arr(Cfn.arn("Table"), Cfn.sub("${Table.Arn}/index/*")));
    }

    private static Policy events() {
        return Policy.allow("Events")
                .actions(
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage",
                        "sqs:SendMessage")
                .on(Cfn.arn("Queue"));
    }

    /** X-Ray knows no resources. */
    private static Policy traces() {
        return Policy.allow("Traces")
                .actions("xray:PutTelemetryRecords", "xray:PutTraceSegments")
                .on("*");
    }

    private static Policy key() {
        return Policy.allow("Key").actions("kms:Decrypt", "kms:GenerateDataKey").on(Cfn.ref("KmsKeyArn"));
    }
}
