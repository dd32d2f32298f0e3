package io.parry.cli.permission;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.SortedSet;

/**
 * One statement that allows something.
 *
 * @param resources ARN patterns; account, Region and partition stand in them as CloudFormation's {@code Fn::Sub} takes
 *     them
 * @param condition an IAM condition map, or missing
 * @param neededBy the steps it is for, as {@code playbook/step}
 */
public record Statement(
        String sid, SortedSet<String> actions, List<String> resources, Value condition, SortedSet<String> neededBy) {}
