package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** Other accounts of the organization: their events come to this bus, and the function acts in them. */
final class OrganizationPart {
    /** Names hang on the home stack's, which a member's stack is told. */
    static final String MEMBER_ROLE = "${AWS::StackName}-member";

    private OrganizationPart() {}

    static void add(Template template) {
        var forwarders = Cfn.sub("arn:${AWS::Partition}:iam::*:role/${AWS::StackName}-forward-*");
        var mayForward = Policy.allow("OurForwarders")
                .anybody()
                .actions("events:PutEvents")
                .on(Cfn.sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default"))
                .where("StringEquals", "aws:PrincipalOrgID", Cfn.ref("OrganizationId"))
                .where("ArnLike", "aws:PrincipalArn", forwarders);
        template.resource(
                "BusPolicy",
                new Resource("AWS::Events::EventBusPolicy")
                        .onlyIf("HasOrganization")
                        .set("StatementId", Cfn.sub("${AWS::StackName}-organization"))
                        .set("Statement", mayForward.statement().with("Sid", Value.MISSING)));
    }

    /** Only the role of that name, and only where it is the organization's. */
    static Policy mayActThere() {
        return Policy.allow("MemberAccounts")
                .actions("sts:AssumeRole")
                .on(Cfn.sub("arn:${AWS::Partition}:iam::*:role/" + MEMBER_ROLE))
                .where("StringEquals", "aws:ResourceOrgID", Cfn.ref("OrganizationId"));
    }
}
