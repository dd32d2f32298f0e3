package io.parry.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of which guards nobody need hear: those that work as meant. What could not be told is told. */
final class GuardingTest {
    private static final Instant NOW = Instant.parse("2026-11-03T08:41:20Z");
    private static final String PLAYBOOK = """
            id: one
            version: 1.0.0
            title: One
            guards:
              max_age: 1h
              exempt:
                - {when: {event.detail.who: migration}, reason: CHG-1, owner: o, expires: 2027-01-31}
                - {when: {event.detail.from: {anything-but: {cidr: 10.0.0.0/8}}}, reason: CHG-2, owner: o, expires: 2027-01-31}
            triggers: [{name: any, match: {$.source: aws.trail}}]
            steps: [{action: trail:Start}]
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "own-call | true  | 'time': '2026-11-03T08:41:00Z', 'detail': {'userIdentity': {'sessionContext': {'sessionIssuer': {'arn': 'arn:ours'}}}}",
                "exempt   | true  | 'time': '2026-11-03T08:41:00Z', 'detail': {'who': 'migration'}",
                "exempt   | false | 'time': '2026-11-03T08:41:00Z', 'detail': {'from': 'AWS Internal'}",
                "max_age  | true  | 'time': '2026-11-03T07:41:00Z', 'detail': {}",
                "max_age  | false | 'time': 'yesterday', 'detail': {}",
                "max_age  | false | 'detail': {}",
            })
    void isSilentOrNot(String guard, boolean silent, String event) {
        var match = new Bench()
                .matches(
                        PLAYBOOK,
                        "{'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1', " + event + "}",
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .getFirst();
        var blocked = new Guarding(Set.of("arn:ours"), NOW).check(match, match.scope());
        assertTrue(blocked.isPresent());
        assertEquals(guard, blocked.get().guard());
        assertEquals(silent, blocked.get().silent(), blocked.get()::why);
    }
}
