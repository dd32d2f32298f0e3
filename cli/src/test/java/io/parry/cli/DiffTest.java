package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code parry diff} makes of a changed step. */
final class DiffTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/";

    @TempDir
    private Path folder;

    /** A row: the step before, the step after, and how what is allowed changes: + wider, - narrower, ! asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3:GetBucketPolicy, with: {Bucket: a} | s3:GetBucketPolicy, with: {Bucket: a} | ''",
                "s3:GetBucketPolicy, with: {Bucket: a} | s3:GetBucketPolicy, with: {Bucket: b} | +-",
                "dynamodb:DescribeTable, with: {TableName: t} | dynamodb:DescribeTable, with: {TableName: 't${event.id}'} | +",
                "s3:GetBucketPolicy, with: {Bucket: a} | s3:GetBucketTagging, with: {Bucket: a} | +-",
                "iam:GetRole, with: {RoleName: '${event.id}'} | iam:GetRole, with: {RoleName: a} | -",
                "iam:GetRole, with: {RoleName: a} | iam:GetRole, with: {RoleName: a}, permissions: 'iam:GetUser' | !+",
                "iam:GetRole, with: {RoleName: a}, permissions: 'iam:GetUser' | iam:GetRole, with: {RoleName: a} | -",
                "iam:GetRole, with: {RoleName: a}, as: {region: eu-west-1} | iam:GetRole, with: {RoleName: a} | ''",
                "kms:DescribeKey, with: {KeyId: '1'}, as: {region: eu-west-1} | kms:DescribeKey, with: {KeyId: '1'} | +",
            })
    void aChangeIsToldByWhatItMeans(String before, String after, String signs) throws IOException {
        var told = diff(playbook("old", before), playbook("new", after));
        assertEquals(signs, signs(told), told.out());
    }

    @Test
    void aConditionThatIsGoneIsWider() throws IOException {
        var with = "iam:GetRole, with: {RoleName: a}, permissions: ";
        var told = diff(
                playbook(
                        "old",
                        "ec2:CreateFlowLogs, with: {ResourceIds: [vpc-1], ResourceType: VPC,"
                                + " DeliverLogsPermissionArn: '" + ROLE + "logs'}"),
                playbook("new", with + "['iam:PassRole " + ROLE + "logs']"));
        assertEquals(
                "+ wider     iam:PassRole on " + ROLE + "logs (one/step)",
                told.out()
                        .lines()
                        .filter(line -> line.contains("+ wider     iam:PassRole"))
                        .collect(Collectors.joining()));
    }

    @Test
    void aRuleThatLetsThroughOtherEventsIsTold() throws IOException {
        var step = "iam:GetRole, with: {RoleName: a}";
        var now = playbook("new", step);
        Files.writeString(Path.of(now), Files.readString(Path.of(now)).replace("aws.ec2", "aws.iam"));
        var told = diff(playbook("old", step), now);
        assertEquals("~", signs(told), told.out());
        assertEquals(2, told.out().lines().count(), told.out());
        assertTrue(told.out().contains("added (one/any)") && told.out().contains("removed (one/any)"), told.out());
    }

    @ParameterizedTest
    @CsvSource({"a, a, 0", "a, b, 2"})
    void theExitCodeTellsWhetherAnythingDiffersWhereItIsAskedTo(String before, String after, int code)
            throws IOException {
        var old = playbook("old", "iam:GetRole, with: {RoleName: " + before + "}");
        var now = playbook("new", "iam:GetRole, with: {RoleName: " + after + "}");
        assertEquals(0, diff(old, now).code());
        assertEquals(code, diff(old, now, "--detailed-exitcode").code());
        assertEquals(3, Told.by("diff", old, "--detailed-exitcode").code());
    }

    private Told diff(String old, String now, String... more) {
        return Told.by(
                Stream.concat(Stream.of("diff", old, now), Stream.of(more)).toArray(String[]::new));
    }

    private static String signs(Told told) {
        return told.out()
                .lines()
                .filter(line -> !line.startsWith("the same"))
                .map(line -> line.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
    }

    private String playbook(String name, String step) throws IOException {
        var text = """
                id: one
                version: 1.0.0
                title: One
                triggers: [{name: any, match: {$.source: aws.ec2}}]
                steps:
                  - {id: step, action: %s}
                """.formatted(step.replace('\'', '"'));
        return Files.writeString(folder.resolve(name + ".yaml"), text).toString();
    }
}
