package io.parry.cli.synth;

/** Secrets Manager calls the function itself, and waits for its answer. Only where a playbook rotates something. */
final class RotationPart {
    private RotationPart() {}

    static void add(Template template, Deployed deployed) {
        if (deployed.rotates()) {
            template.resource(
                    "RotationPermission",
                    new Resource("AWS::Lambda::Permission")
                            .set("Action", "lambda:InvokeFunction")
                            .set("FunctionName", Cfn.ref("Alias"))
                            .set("Principal", "secretsmanager.amazonaws.com")
                            .set("SourceAccount", Cfn.ref("AWS::AccountId")));
        }
    }
}
