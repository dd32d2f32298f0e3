package io.parry.cli.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.cli.permission.Statement;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StepPoliciesTest {
    /** A Region's name is no longer than what stands for it, nor is an account's number. */
    private static final int LARGEST = 6_144;

    @Test
    void everyStatementIsInOnePolicyAndNoneIsTooLarge() {
        var template = new Template("test");
        var references = StepPolicies.add(template, statements(100));
        assertTrue(references.items().size() > 1);
        var policies = references.items().stream()
                .map(reference ->
                        template.value().at("Resources").at(reference.at("Ref").text()))
                .map(policy -> policy.at("Properties").at("PolicyDocument"))
                .toList();
        assertEquals(
                100,
                policies.stream()
                        .mapToInt(policy -> policy.at("Statement").items().size())
                        .sum());
        policies.forEach(policy -> assertTrue(filled(policy).length() <= LARGEST));
    }

    private static String filled(Value policy) {
        return Json.write(policy)
                .replaceAll("\\{\"Fn::Sub\":(\"[^\"]*\")}", "$1")
                .replace("${AWS::Partition}", "aws-us-gov")
                .replace("${AWS::Region}", "ap-northeast-1")
                .replace("${AWS::AccountId}", "111122223333");
    }

    @Test
    void moreThanARoleTakesIsRefused() {
        assertThrows(Undeployable.class, () -> StepPolicies.add(new Template("test"), statements(1_000)));
    }

    @Test
    void aPolicyNamesTheStepsThatNeedEachStatement() {
        var template = new Template("test");
        var unused = StepPolicies.add(template, statements(1));
        assertEquals(
                Value.arr("playbook/step"),
                template.value()
                        .at("Resources")
                        .at("Permissions1")
                        .at("Metadata")
                        .at("NeededBy")
                        .at("S0"));
    }

    private static List<Statement> statements(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Statement(
                        "S" + number,
                        new TreeSet<>(Set.of("ec2:DescribeVpcs", "ec2:CreateFlowLogs")),
                        List.of("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:vpc/" + number),
                        Value.MISSING,
                        new TreeSet<>(Set.of("playbook/step"))))
                .toList();
    }
}
