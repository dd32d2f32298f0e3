package io.parry.cli.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogicalIdTest {
    @ParameterizedTest
    @CsvSource({"trail, RuleTrail", "cloudtrail-calls, RuleCloudtrailCalls", "ec2-any, RuleEc2Any"})
    void aPlainNameIsReadable(String name, String id) {
        assertEquals(id, LogicalId.of("Rule", name));
    }

    @Test
    void twoNamesNeverGiveTheSame() {
        var names = List.of(
                "a-b", "ab", "aB", "a.b", "a_b", "a--b", "a-1", "a1", "A-B", "a".repeat(300), "a".repeat(301), "ä", "");
        var ids = names.stream()
                .map(name -> LogicalId.of("Rule", name))
                .distinct()
                .toList();
        assertEquals(names.size(), ids.size(), ids.toString());
        ids.forEach(id -> assertTrue(id.matches("[A-Za-z0-9]{1,255}"), id));
    }
}
