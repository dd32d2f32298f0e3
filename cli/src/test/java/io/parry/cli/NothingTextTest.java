package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an event whose trigger loops sets nothing off: a nearest miss that says no reason helps nobody. */
final class NothingTextTest {
    private static final String PLAYBOOK = """
            id: each
            version: 1.0.0
            title: Each finding
            triggers:
              - name: imported
                match: {$.source: test}
                for_each: {finding: "${event.detail.findings}"}
                where: {$.Severity: HIGH}
            steps:
              - {id: who, action: "sts:GetCallerIdentity"}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            []                     | where                      | for_each: the list of `finding` is empty  line 7
            [{"Severity": "LOW"}]  | where                      | $.Severity: HIGH, found "LOW"  line 8
            [{}]                   | where                      | $.Severity: HIGH, found nothing  line 8
            null                   | of which it cannot be told: | for_each needs a list, found null
            {}                     | of which it cannot be told: | for_each needs a list, found a map
            """)
    void theNearestMissSaysItsReason(String findings, String heading, String reason) throws IOException {
        assertEquals("nearest  each [imported], " + heading + "\n" + reason, nearest(PLAYBOOK, findings));
    }

    @Test
    void anotherTriggerThatCannotBeToldIsNotTakenForTheNearest() throws IOException {
        var near = PLAYBOOK.replace("where: {$.Severity: HIGH}", "where: {$.Severity: HIGH, $.New: true}")
                .replace("steps:", """
                          - {name: gone, match: {$.source: test}, for_each: {other: "${event.detail.gone}"}}
                        steps:""");
        assertEquals(
                "nearest  each [imported], where\n$.New: true, found nothing  line 8",
                nearest(near, "[{\"Severity\": \"HIGH\"}]"));
    }

    private String nearest(String text, String findings) throws IOException {
        var playbook = Files.writeString(folder.resolve("playbook.yaml"), text);
        var event = Files.writeString(folder.resolve("event.json"), """
                {"id": "e-1", "source": "test", "account": "111122223333", "region": "us-east-1",
                 "time": "2026-11-03T08:41:17Z", "detail-type": "t", "detail": {"findings": %s}}
                """.formatted(findings));
        var told = Told.by("plan", playbook.toString(), "--event", event.toString());
        return told.out()
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }
}
