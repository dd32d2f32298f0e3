package io.parry.cli.permission;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.SortedSet;

/**
 * One statement that allows something.
 *
 * @param sid letters and digits, the same for the same content
 * @param resources ARN patterns, sorted; {@code ${AWS::Partition}}, {@code ${AWS::Region}} and
 *     {@code ${AWS::AccountId}} stand in them as CloudFormation's {@code Fn::Sub} takes them, and nothing else that
 *     {@code Fn::Sub} would read
 * @param condition an IAM condition map; missing where there is none
 * @param neededBy {@code playbook/step}
 */
public record Statement(
        String sid, SortedSet<String> actions, List<String> resources, Value condition, SortedSet<String> neededBy) {
    public Statement {
        resources = List.copyOf(resources);
    }

    /** As a policy has it. */
    public Value json() {
        return Value.obj(
                "Sid", sid, "Effect", "Allow", "Action", actions, "Resource", resources, "Condition", condition);
    }
}
