package io.parry.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.Golden;
import io.parry.engine.Tables;
import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.ReadFailed;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.model.Mode;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * rules.yaml: plans when not everything is known; rules.txt and rules.jsonl: what they say to people and to programs.
 */
final class PlanRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-03T08:41:20Z");
    private static final String HEAD = """
            id: rules
            version: 1.0.0
            title: Rules
            triggers: [{name: any, match: {$.source: aws.trail}}]
            """;
    private static final String EVENT = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333',"
            + " 'region': 'us-east-1', 'time': '2026-11-03T08:41:17Z',"
            + " 'detail': {'names': ['a', 'b', 'c'], 'actor': 'eve',"
            + " 'userIdentity': {'sessionContext': {'sessionIssuer': {'arn': 'arn:theirs'}}}}}";

    /** Needs the content of what it reads. */
    private record Edit() implements Action {
        private static final Operation READ = Operation.of("trail:GetStatus");

        @Override
        public ActionSpec spec() {
            var uses = new Uses(Set.of(READ), Set.of(Operation.of("trail:Stop"), Operation.of("trail:Start")));
            return new ActionSpec("Edit", "", List.of(), "", uses, Duration.ZERO);
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            return now.get(READ, Value.obj()) instanceof Value.Unknown unknown
                    ? throwing(unknown)
                    : new Plan.Holds(Value.obj(), "seen");
        }

        private static Plan throwing(Value.Unknown unknown) {
            throw new NotYet(unknown.after());
        }
    }

    /** Answers by operation, {@code {error: Code}} for a refusal. */
    private record Answers(Value answers) implements Reads {
        @Override
        public Value get(Operation operation, Value parameters) {
            var answer = answers.at(operation.toString());
            if (answer.at("error") instanceof Value.Text code) {
                throw new ReadFailed(
                        operation, new Answer.Failed(Answer.Kind.REFUSED, code.text(), "", Value.MISSING, "r"));
            }
            return answer.exists() ? answer : Value.unknown(operation.toString());
        }

        @Override
        public Value find(Operation operation, Value parameters, String... absentCodes) {
            var code = answers.at(operation.toString()).at("error");
            return code instanceof Value.Text text && List.of(absentCodes).contains(text.text())
                    ? Value.MISSING
                    : get(operation, parameters);
        }

        @Override
        public Value whole(Operation operation, Value parameters, String... absentCodes) {
            return find(operation, parameters, absentCodes);
        }

        @Override
        public Reads in(Target target) {
            return this;
        }
    }

    @Test
    void plansSayWhatIsKnown() {
        Golden.check(Golden.file("plan/rules.txt"), all(row -> PlanText.of(plan(row), List.of(), new Ink(false))));
        Golden.check(Golden.file("plan/rules.jsonl"), all(row -> Json.write(PlanJson.of(plan(row))) + "\n"));
    }

    @Test
    void theSameInputsGiveTheSamePlan() {
        rows().forEach(row -> assertEquals(Json.write(PlanJson.of(plan(row))), Json.write(PlanJson.of(plan(row)))));
    }

    @Test
    void secretsAreNotPrinted() {
        assertTrue(rows().anyMatch(row -> text(row, "playbook").contains("canary")));
        rows().forEach(row -> {
            assertFalse(PlanText.of(plan(row), List.of(), new Ink(false)).contains("canary"), text(row, "name"));
            assertFalse(Json.write(PlanJson.of(plan(row))).contains("canary"), text(row, "name"));
        });
    }

    @Test
    void aChangeOfWhichNothingIsKnownIsNeverSaidToBeDoneOrImpossible() {
        rows().filter(row -> row.get("reads").isEmpty() && row.get("known").isEmpty())
                .flatMap(row -> plan(row)
                        .all()
                        .filter(step ->
                                !step.calls().isEmpty() || !step.atMost().isEmpty()))
                .forEach(step -> assertTrue(step.verdict().acts(), step.step().name()));
    }

    private static String all(java.util.function.Function<Node.Members, String> show) {
        return rows().map(row -> "# " + text(row, "name") + "\n" + show.apply(row))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Node.Members> rows() {
        return Tables.rows("plan/rules.yaml");
    }

    private static PlaybookPlan plan(Node.Members row) {
        var bench = new Bench().with(new Edit());
        row.get("folder").ifPresent(folder -> bench.under(folder.value().text()));
        var match = bench.matches(HEAD + text(row, "playbook"), EVENT, Clock.fixed(NOW, ZoneOffset.UTC))
                .getFirst();
        var mode = row.get("mode").map(node -> node.value().text()).orElse("enforce");
        var reads =
                row.get("reads").<Reads>map(node -> new Answers(node.value())).orElse(new OfflineReads());
        var own = row.get("own").map(node -> Set.of(node.value().text())).orElse(Set.of());
        return new Planner(bench, reads, own, NOW).plan(match, Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
    }

    private static String text(Node.Members row, String key) {
        return row.get(key).orElseThrow().value().text();
    }
}
