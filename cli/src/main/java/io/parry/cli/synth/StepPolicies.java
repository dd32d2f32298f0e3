package io.parry.cli.synth;

import io.parry.cli.permission.Statement;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What the steps of playbooks call, in as many managed policies as it needs. */
final class StepPolicies {
    /**
     * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">6,144 characters</a> without
     * white space, of which the frame of a policy takes some.
     */
    private static final int LARGEST = 6_000;

    /**
     * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">As many as a role takes</a>.
     */
    private static final int MOST = 10;

    private StepPolicies() {}

    /** @return references to them; @throws Undeployable where a role does not take as many */
    static Value add(Template template, List<Statement> statements) {
        var references = new ArrayList<Value>();
        var parts = split(statements);
        if (parts.size() > MOST) {
            throw new Undeployable("the steps need " + parts.size() + " managed policies, a role takes " + MOST
                    + "; deploy the playbooks as several stacks");
        }
        for (var part : parts) {
            var id = "Permissions" + (references.size() + 1);
            template.resource(id, policy(part));
            references.add(Cfn.ref(id));
        }
        return new Value.Arr(references);
    }

    private static List<List<Statement>> split(List<Statement> statements) {
        var parts = new ArrayList<List<Statement>>();
        int room = 0;
        for (var statement : statements) {
            // with the gaps unfilled: what fills them is no longer than their names
            int length = Json.write(of(statement)).length();
            if (length > room) {
                parts.add(new ArrayList<>());
                room = LARGEST;
            }
            parts.getLast().add(statement);
            room -= length;
        }
        return parts;
    }

    private static Resource policy(List<Statement> statements) {
        var needed = Value.obj();
        for (var statement : statements) {
            needed = needed.with(statement.sid(), statement.neededBy());
        }
        return new Resource("AWS::IAM::ManagedPolicy")
                .about("NeededBy", needed)
                .set("Description", "What the steps of playbooks call; made by parry synth")
                .set(
                        "PolicyDocument",
                        Policy.document(
                                statements.stream().map(StepPolicies::of).toList()));
    }

    /** As IAM has it; the gaps in ARNs are CloudFormation's to fill. */
    private static Value of(Statement statement) {
        return Value.obj("Sid", statement.sid(), "Effect", "Allow")
                .with("Action", statement.actions())
                .with("Resource", Cfn.filled(Value.of(statement.resources())))
                .with("Condition", Cfn.filled(statement.condition()));
    }
}
