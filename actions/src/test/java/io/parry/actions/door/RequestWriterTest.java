package io.parry.actions.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.ApiOperation;
import io.parry.actions.index.Operations;
import io.parry.actions.index.ShapeNotes;
import io.parry.actions.index.Tsv;
import io.parry.engine.action.Operation;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

final class RequestWriterTest {
    private static final Operations OPERATIONS = new Operations();

    static Stream<Object[]> parameters() throws IOException {
        return Tsv.rows(RequestWriterTest.class, "parameters.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void parameters(String operation, String parameters, String mistakes) throws JsonError {
        assertEquals(mistakes, mistakes(operation, Json.read(parameters)));
    }

    @Test
    void whatIsWrittenIsReadBack() throws JsonError, BadParameters {
        var parameters = Json.read("""
                {"Name": "n", "Scope": "REGIONAL", "Id": "i", "LockToken": "t", "DefaultAction": {"Allow": {}},
                 "VisibilityConfig": {"SampledRequestsEnabled": true, "CloudWatchMetricsEnabled": false, "MetricName": "m"},
                 "Rules": [{"Name": "r", "Priority": 3, "Statement": {"ByteMatchStatement": {"SearchString": "\u00e9t\u00e9"}}}]}
                """);
        var request = request("wafv2:UpdateWebACL");
        new RequestWriter(ShapeNotes.of("wafv2")).fill(request, parameters, List.of());
        var read = read("wafv2", request);
        assertEquals(parameters.at("VisibilityConfig"), read.at("VisibilityConfig"));
        assertEquals(
                Value.of("\u00e9t\u00e9"),
                read.at("Rules").at(0).at("Statement").at("ByteMatchStatement").at("SearchString"));
        assertEquals(Value.arr(), read.at("TokenDomains"), "an absent list stands there empty");
    }

    @Test
    void aUnionHasOneMemberOnly() throws BadParameters {
        var item = Value.obj("pk", Value.obj("S", "x"));
        var request = request("dynamodb:PutItem");
        new RequestWriter(ShapeNotes.of("dynamodb")).fill(request, Value.obj("Item", item), List.of());
        assertEquals(item, read("dynamodb", request).at("Item"));
    }

    @Test
    void secretsArriveInClearAndAreInNoMessage() throws BadParameters {
        var canary = Value.secret("test", Value.of("canary"));
        var request = request("secretsmanager:PutSecretValue");
        new RequestWriter(ShapeNotes.of("secretsmanager"))
                .fill(request, Value.obj("SecretString", Value.obj("k", canary)), List.of());
        assertEquals(
                Value.of("{\"k\":\"canary\"}"), read("secretsmanager", request).at("SecretString"));
        var joined = new Value.Joined(List.of(Value.of("a "), canary));
        for (var secret : new Value[] {canary, joined, Value.secret("test", Value.obj("canary", "canary"))}) {
            for (var member : new String[] {"DryRun", "IpPermissions", "SecurityGroupRuleIds", "FromPort"}) {
                var mistakes = mistakes("ec2:RevokeSecurityGroupIngress", Value.obj(member, secret));
                assertFalse(mistakes.isEmpty());
                assertFalse(mistakes.contains("canary"), mistakes);
            }
        }
        var wrong = Value.secret("test", Value.obj("canary", "canary"));
        assertFalse(mistakes("wafv2:ListWebACLs", wrong).contains("canary"));
        assertFalse(mistakes("wafv2:ListWebACLs", Value.obj("Scope", canary)).contains("canary"));
    }

    @Test
    void theUnknownIsNeverSent() {
        var mistakes = mistakes("iam:GetUser", Value.obj("UserName", Value.unknown("copy")));
        assertTrue(mistakes.contains("not known yet: copy"), mistakes);
    }

    private static String mistakes(String operation, Value parameters) {
        try {
            new RequestWriter(ShapeNotes.of(Operation.of(operation).service()))
                    .fill(request(operation), parameters, List.of());
            return "";
        } catch (BadParameters error) {
            return error.what();
        }
    }

    private static Value read(String service, SdkPojo builder) {
        return new ResponseReader(ShapeNotes.of(service)).read((SdkPojo) ((Buildable) builder).build());
    }

    private static SdkPojo request(String operation) {
        ApiOperation api = OPERATIONS.api(Operation.of(operation)).orElseThrow();
        return Handles.request(api);
    }
}
