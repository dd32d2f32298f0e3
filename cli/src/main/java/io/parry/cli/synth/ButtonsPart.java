package io.parry.cli.synth;

import io.parry.engine.value.Value;
import java.util.List;

/**
 * Custom actions of Security Hub, which CloudFormation has no resource of its own for: the function makes them, see
 * {@code CustomActions} there.
 */
final class ButtonsPart {
    /** The function answers in seconds or never. CloudFormation's own patience is an hour. */
    private static final int PATIENCE_SECONDS = 300;

    private static final String ARN =
            "arn:${AWS::Partition}:securityhub:${AWS::Region}:${AWS::AccountId}:action/custom/";

    private ButtonsPart() {}

    static void add(Template template, Deployed deployed) {
        if (deployed.buttons().isEmpty()) {
            return;
        }
        template.parameter(
                "SecurityHub",
                Settings.text("Whether Security Hub is on in this Region; its custom actions are made then", "yes")
                        .with("AllowedValues", List.of("yes", "no")));
        template.condition("HasSecurityHub", Cfn.same(Cfn.ref("SecurityHub"), Value.of("yes")));
        deployed.buttons().values().forEach(button -> template.resource("Button" + button.id(), resource(button)));
    }

    private static Resource resource(Button button) {
        return new Resource("Custom::SecurityHubAction")
                .onlyIf("HasSecurityHub")
                .set("ServiceToken", Cfn.ref("Alias"))
                .set("ServiceTimeout", PATIENCE_SECONDS)
                .set("Id", button.id())
                .set("Name", button.name())
                .set("Description", button.description());
    }

    /** Only for these very actions. */
    static List<Value> statements(Deployed deployed) {
        if (deployed.buttons().isEmpty()) {
            return List.of();
        }
        var arns = deployed.buttons().keySet().stream()
                .map(id -> Cfn.sub(ARN + id))
                .toList();
        var mayMake = Policy.allow("CustomActions")
                .actions(
                        "securityhub:CreateActionTarget",
                        "securityhub:DeleteActionTarget",
                        "securityhub:DescribeActionTargets",
                        "securityhub:UpdateActionTarget")
                .on(arns);
        return List.of(Cfn.when("HasSecurityHub", mayMake.statement()));
    }
}
