package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that sends an event for each change that is made in it, ours too: it comes to rest by itself. */
final class FeedbackTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/parry";
    private static final int FOR_EVER = 200;
    private static final String HEAD = """
            id: on-every-change
            version: 1.0.0
            title: Whatever happens to a trail, it is started
            triggers: [{name: any, match: {$.source: aws.trail, $.detail.eventName: {exists: true}}}]
            """;
    private static final String BLIND = """
            steps:
              - {id: start, action: trail:Start, with: {Name: management}}
            """;

    private final World world = new World();
    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> outcomes = new ArrayList<>();

    @BeforeEach
    void anAttackerStopsATrail() {
        world.stopped("management", world.instant().minusSeconds(60));
    }

    /** Delivers an event of an attacker, and one for each change until there are none any more. */
    private void comesToRest(String yaml, Set<String> ownRoles) {
        var bench = new Bench();
        var engine = new Engine(List.of(bench.playbook(HEAD + yaml)), Map.of(), bench, Home.UNKNOWN, world);
        var runner = new Runner(bench, world, journal, world, world, ownRoles, "me", Duration.ofMinutes(5));
        var events = new ArrayDeque<String>();
        events.add(event(0, "arn:aws:iam::111122223333:role/attacker"));
        int seen = 0;
        while (!events.isEmpty() && outcomes.size() < FOR_EVER) {
            var match = engine.match(new Event(Bench.json(events.remove()), "event"))
                    .getFirst();
            outcomes.add(engine.run(match, Mode.ENFORCE, runner).outcome());
            for (; seen < world.effects.size(); seen++) {
                events.add(event(seen + 1, ROLE));
            }
            world.sleep(Duration.ofSeconds(30));
        }
    }

    private String event(int number, String issuer) {
        return "{'id': '" + number + "', 'source': 'aws.trail', 'account': '111122223333', 'region': 'us-east-1',"
                + " 'time': '" + world.instant() + "', 'detail': {'eventName': 'Changed', 'eventID': '" + number
                + "', 'userIdentity': {'sessionContext': {'sessionIssuer': {'arn': '" + issuer + "'}}}}}";
    }

    @Test
    void whatOurOwnRoleHasDoneSetsNothingOff() {
        comesToRest(BLIND, Set.of(ROLE));

        assertEquals(List.of("succeeded", "blocked"), outcomes);
        assertEquals(1, world.effects.size());
    }

    /** Where nobody has said which role is ours. */
    @Test
    void aChangeThatLooksFirstIsMadeOnce() {
        comesToRest("""
                steps:
                  - id: start
                    action: trail:Start
                    with: {Name: management}
                    unless: {action: trail:GetStatus, with: {Name: management}, result: {$.IsLogging: true}}
                """, Set.of());

        assertEquals(List.of("succeeded", "nothing-to-do"), outcomes);
        assertEquals(1, world.effects.size());
    }

    @Test
    void aBlindChangeIsMadeAsOftenAsItsBreakerAllows() {
        comesToRest("guards: {at_most: {runs: 5, window: 1h}}\n" + BLIND, Set.of());

        assertEquals(5, world.effects.size());
        assertEquals("blocked", outcomes.getLast());
        assertEquals(6, outcomes.size());
    }
}
