package io.parry.actions.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OperationsTest {
    private static final Operations OPERATIONS = new Operations();

    static Stream<Object[]> operations() throws IOException {
        return Tsv.rows(OperationsTest.class, "operations.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void operations(String name, String kind, String effect, long settle, String asked) {
        var operation = Operation.of(name);
        var facts = OPERATIONS.find(operation).orElseThrow();
        assertEquals(kind.equals("read"), facts.read());
        assertEquals(kind.equals("read"), OPERATIONS.isRead(operation));
        assertEquals(Effect.valueOf(effect), facts.effect());
        assertEquals(Duration.ofSeconds(settle), facts.settle());
        assertEquals(asked.equals("plan"), facts.askedInPlan());
    }

    @Test
    void factsThatTheSdkDoesNotKnowCarryOver() {
        assertEquals(List.of("Unsuccessful"), api("ec2:CreateFlowLogs").facts().failureMembers());
        assertEquals(Optional.of("ClientToken"), api("ec2:RunInstances").facts().token());
        assertEquals(Optional.of("LockToken"), api("wafv2:UpdateWebACL").facts().lock());
        assertEquals(
                List.of("SecretBinary", "SecretString"),
                api("secretsmanager:GetSecretValue").facts().secretOutputs());
        assertEquals(List.of("Parameter.Value"), api("ssm:GetParameter").facts().secretOutputs());
        assertTrue(api("sts:AssumeRole").facts().secretOutputs().contains("Credentials.SessionToken"));
    }

    @Test
    void everyServiceIsThereAndNamesComeSorted() {
        assertEquals(52, OPERATIONS.services().size());
        assertEquals(OPERATIONS.services().stream().sorted().toList(), OPERATIONS.services());
        var names = List.copyOf(OPERATIONS.operations("cloudtrail"));
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(names.contains("StartLogging"));
    }

    @Test
    void theUnknownIsNoReadAndNothingElse() {
        for (var name : List.of("cloudtrail:GetEverything", "nothing:GetTrail", "../cloudtrail:GetTrail")) {
            assertFalse(OPERATIONS.isRead(Operation.of(name)));
            assertEquals(Optional.empty(), OPERATIONS.find(Operation.of(name)));
        }
        assertTrue(OPERATIONS.operations("nothing").isEmpty());
    }

    /** A name is no proof: of these nothing published says what they do, so they count as changes. */
    @Test
    void whatIsNamedAsAReadAndHasNoKnownLevelIsNone() throws IOException {
        var unknown = facts().stream()
                .filter(row -> row.level().isEmpty() && Rules.isRead(row.operation(), "Read"))
                .map(row -> row.operation().toString())
                .toList();
        assertEquals(
                List.of(
                        "cloudfront:ListDistributionsByOwnedResource",
                        "cloudtrail:ListInsightsMetricData",
                        "cloudwatch:DescribeAlarmContributors",
                        "cognito-idp:GetUserAuthFactors",
                        "cognito-idp:ListWebAuthnCredentials",
                        "ecr:ListImageReferrers",
                        "logs:GetLogObject",
                        "rds:DescribeServerlessV2PlatformVersions",
                        "s3:SelectObjectContent",
                        "securityhub:GetFindingStatisticsV2"),
                unknown);
        unknown.forEach(name -> assertFalse(OPERATIONS.isRead(Operation.of(name)), name));
    }

    /** Where AWS's reference says that an operation is allowed by another one's action, its level is that one's. */
    @Test
    void anActionThatOperationsShareHasOneLevel() throws IOException {
        var levels = facts().stream()
                .filter(row -> row.iamAction().isEmpty())
                .collect(Collectors.toMap(row -> row.operation().toString(), FactRow::level));
        var shared = facts().stream()
                .filter(row -> levels.containsKey(row.iamAction()))
                .toList();
        assertTrue(shared.size() > 100, shared.size() + " operations");
        shared.forEach(row -> assertEquals(
                levels.get(row.iamAction()), row.level(), row.operation().toString()));
    }

    private static List<FactRow> facts() throws IOException {
        return Table.rows(Files.readString(Path.of("src/main/data/operations.tsv"))).stream()
                .skip(1)
                .map(FactRow::of)
                .toList();
    }

    @Test
    void pagesAreTurnedByTheMembersThatLeadOn() {
        assertEquals(
                List.of(new PageToken("marker", "marker")), api("iam:ListUsers").pages());
        assertEquals(
                List.of(new PageToken("nextMarker", "nextMarker")),
                api("wafv2:ListWebACLs").pages());
        assertEquals(
                List.of(new PageToken("nextToken", "nextToken")),
                api("secretsmanager:ListSecretVersionIds").pages());
        assertEquals(
                List.of(new PageToken("distributionList.nextMarker", "marker")),
                api("cloudfront:ListDistributions").pages());
        assertEquals(
                List.of(new PageToken("lastEvaluatedKey", "exclusiveStartKey")),
                api("dynamodb:Query").pages());
        assertEquals(
                List.of(new PageToken("nextContinuationToken", "continuationToken")),
                api("s3:ListObjectsV2").pages());
        assertEquals(2, api("s3:ListObjectVersions").pages().size());
        assertEquals(List.of(), api("cloudtrail:GetTrail").pages());
    }

    /** Classes are found, not initialised. */
    @Test
    void everyClassThatTheIndexNamesIsInTheSdk() {
        var missing = new ArrayList<String>();
        for (var service : OPERATIONS.services()) {
            for (var name : OPERATIONS.operations(service)) {
                var api = api(service + ":" + name);
                for (var type : List.of(api.client(), api.model(api.request()), api.model(api.response()))) {
                    if (getClass().getResource("/" + type.replace('.', '/') + ".class") == null) {
                        missing.add(type);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /** A service without a dependency, or a table whose names no longer fit, would show here. */
    @Test
    void nearlyAllThatTheTablesNameIsInTheSdk() {
        long known = OPERATIONS.services().stream()
                .mapToLong(service -> OPERATIONS.operations(service).size())
                .sum();
        assertTrue(known > 4_700, known + " operations");
    }

    private static ApiOperation api(String name) {
        return OPERATIONS.api(Operation.of(name)).orElseThrow();
    }
}
