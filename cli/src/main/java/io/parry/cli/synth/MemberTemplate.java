package io.parry.cli.synth;

import io.parry.engine.value.Value;

/**
 * The template of every other account and Region, for a StackSet: its events go to the home bus, and one role lets the
 * function act there.
 */
public final class MemberTemplate {
    private MemberTemplate() {}

    public static Value of(Deployed deployed) {
        var template = new Template("Parry: events of this account and Region go home; one role acts here");
        settings(template);
        role(template, deployed);
        ForwardPart.add(template, deployed);
        return template.value();
    }

    private static void settings(Template template) {
        template.parameter(
                "HomeAccount", Settings.text("Account that Parry runs in").with("AllowedPattern", "[0-9]{12}"));
        template.parameter("HomeStack", Settings.text("Name of the stack that Parry runs in", "parry"));
        template.parameter(
                "OrganizationId",
                Settings.text("Organization of both accounts").with("AllowedPattern", "o-[a-z0-9]{10,32}"));
        template.parameter(
                "RoleRegion", Settings.text("Region of the StackSet that makes the role, which is for all Regions"));
        template.condition("MakesRole", Cfn.same(Cfn.ref("AWS::Region"), Cfn.ref("RoleRegion")));
    }

    private static void role(Template template, Deployed deployed) {
        var policies = StepPolicies.add(template, deployed.steps());
        policies.items().forEach(policy -> template.also(policy.at("Ref").text(), "Condition", "MakesRole"));
        template.resource(
                "Role",
                new Resource("AWS::IAM::Role")
                        .onlyIf("MakesRole")
                        .set("RoleName", Cfn.sub("${HomeStack}-member"))
                        .set("Description", "Lets Parry act in this account; made by parry synth")
                        .set("AssumeRolePolicyDocument", Policy.document(dispatcher()))
                        .set("ManagedPolicyArns", policies));
    }

    /**
     * The role is named in a condition: as a principal it would have to be there already, and one that was made again
     * under its name would not be let in.
     */
    private static Policy dispatcher() {
        return Policy.allow("Dispatcher")
                .account(Cfn.sub("arn:${AWS::Partition}:iam::${HomeAccount}:root"))
                .actions("sts:AssumeRole")
                .where(
                        "ArnEquals",
                        "aws:PrincipalArn",
                        Cfn.sub("arn:${AWS::Partition}:iam::${HomeAccount}:role/${HomeStack}-dispatcher"))
                .where("StringEquals", "aws:PrincipalOrgID", Cfn.ref("OrganizationId"));
    }
}
