package io.parry.actions.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AwsCatalogTest {
    private static final AwsCatalog CATALOG = new AwsCatalog(new Operations());
    private static final Target HERE = Target.of("111122223333", "eu-west-1", "");

    static Stream<Object[]> about() throws IOException {
        return Tsv.rows(AwsCatalogTest.class, "about.tsv");
    }

    @ParameterizedTest
    @MethodSource
    void about(String operation, String parameters, String about) throws JsonError {
        assertEquals(
                List.of(about.split(" ", -1)), CATALOG.about(Operation.of(operation), Json.read(parameters), HERE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            iam:UpdateAccessKey         | -             | AccessKeyId Status
            iam:UpdateAccessKey         | Status        | AccessKeyId
            iam:UpdateAccessKey         | status Extra  | AccessKeyId Status
            sts:GetCallerIdentity       | -             | -
            wafv2:UpdateIPSet           | Id Name Scope | Addresses LockToken
            secretsmanager:RotateSecret | SecretId      | -
            s3:CopyObject               | CopySource    | Bucket Key
            s3:CopyObject               | CopySource DestinationBucket Key | -
            http:GET                    | -             | -
            iam:NoSuchThing             | -             | -
            nowhere:Get                 | -             | -
            """)
    void missing(String operation, @Nullable String given, @Nullable String missing) {
        assertEquals(words(missing), CATALOG.missing(Operation.of(operation), words(given)));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    @Test
    void aSecretIsNoPartOfWhatACallIsAbout() {
        var parameters = Value.obj("UserName", Value.secret("test", Value.of("canary")));
        assertFalse(CATALOG.about(Operation.of("iam:DeleteUser"), parameters, HERE)
                .toString()
                .contains("canary"));
    }

    @Test
    void callsThatNothingIsKnownOfAreAboutThemselves() {
        var one = CATALOG.about(Operation.of("ec2:ModifyX"), Value.obj("A", 1), HERE);
        assertEquals(one, CATALOG.about(Operation.of("ec2:ModifyX"), Value.obj("A", 1), HERE));
        assertNotEquals(one, CATALOG.about(Operation.of("ec2:ModifyX"), Value.obj("A", 2), HERE));
    }

    @Test
    void actionsAreNamedByTheirClass() {
        assertTrue(
                CATALOG.names().containsAll(List.of("Notify", "StartLogging")),
                CATALOG.names().toString());
        for (var name : CATALOG.names()) {
            assertEquals(name, CATALOG.named(name).orElseThrow().spec().name());
            assertSame(CATALOG.named(name).orElseThrow(), CATALOG.named(name).orElseThrow());
        }
        assertEquals(Optional.empty(), CATALOG.named("MessageText"));
    }

    @Test
    void theWebIsReadButNotWhilePlanning() {
        var facts = CATALOG.operation(Operation.of("http:GET")).orElseThrow();
        assertTrue(facts.read());
        assertFalse(facts.askedInPlan());
        assertTrue(CATALOG.services().contains("http"));
        assertEquals(List.of("GET"), List.copyOf(CATALOG.operations("http")));
    }
}
