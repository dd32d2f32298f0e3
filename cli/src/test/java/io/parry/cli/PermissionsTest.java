package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Playbooks in {@code src/test/permissions}, each beside what {@code parry permissions} says of it. */
final class PermissionsTest {
    private static final Path CASES = Path.of("src/test/permissions");
    private static final Path ALL = CASES.resolve("all-playbooks.txt");

    @TestFactory
    Stream<DynamicTest> whatAPlaybookNeedsIsAsWrittenBesideIt() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> hold(file)));
        }
    }

    private static void hold(Path file) {
        var told = Told.by("permissions", file.toString());
        assertEquals(0, told.code(), told.err());
        Golden.hold(Path.of(file.toString().replace(".yaml", ".txt")), told.out());
    }

    @Test
    void whatTheRepositorysPlaybooksNeedIsAsWritten() {
        Golden.hold(ALL, Told.by("permissions", "../playbooks").out());
    }

    @Test
    void aPolicyHasTheAccountTheRegionAndThePartitionInIt() throws Exception {
        var told = Told.by(
                "permissions",
                CASES.resolve("names.yaml").toString(),
                "--account",
                "111122223333",
                "--region",
                "eu-west-1",
                "--partition",
                "aws",
                "--policy");
        assertTrue(told.out().contains("arn:aws:dynamodb:eu-west-1:111122223333:table/*"), told.out());
        assertTrue(told.out().contains("arn:aws:s3:::logs-111122223333-eu-west-1"), told.out());
        assertTrue(!told.out().contains("${"), told.out());
        assertEquals("2012-10-17", Json.read(told.out()).at("Version").text());
    }

    @Test
    void anInputWithoutAValueMayBeAnythingAndThatIsTold() {
        var told = Told.by("permissions", "../playbooks/cloudtrail-stays-on");
        assertTrue(told.err().contains("`topic` of cloudtrail-stays-on has no value"), told.err());
        assertTrue(told.out().contains(":sns:*:${AWS::AccountId}:*"), told.out());
    }

    @Test
    void aPlaybookWithAMistakeNeedsNothing() throws IOException {
        var told = Told.by("permissions", "../docs/problems/README.md");
        assertEquals(1, told.code());
        assertEquals("", told.out());
    }
}
