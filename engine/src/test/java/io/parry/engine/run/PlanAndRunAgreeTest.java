package io.parry.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.Bench;
import io.parry.engine.Tables;
import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.model.Node;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.plan.OfflineReads;
import io.parry.engine.plan.PlanJson;
import io.parry.engine.plan.PlannedStep;
import io.parry.engine.plan.Planner;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.plan.Verdict;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Random playbooks in a world without faults: what is planned as {@code will} is sent, and what as nothing is not. */
final class PlanAndRunAgreeTest {
    private static final int PLAYBOOKS = Integer.getInteger("agree.playbooks", 3_000);
    private static final long FIRST = Long.getLong("agree.first", 0);
    private static final String EVENT = "{'id': 'e', 'source': 'aws.trail', 'account': '111122223333',"
            + " 'region': 'us-east-1', 'detail': {'yes': 'yes', 'items': ['0', '1']}}";

    private static final String ABOUT = """
            id: about
            version: 1.0.0
            title: About
            inputs: {key: {type: string, secret: true, default: canary}}
            triggers: [{name: any, match: {$.source: aws.trail}}]
            steps: [{id: stop, action: trail:Stop, with: {Name: x}, about: '{about}'}]
            """;

    /** Trails that are on or off, those with an even number are on; and what {@code AwsModify} edits. */
    private static final class Trails implements Cloud {
        private final Map<String, Boolean> on = new HashMap<>();
        private final RandomModify edited = new RandomModify();
        /** What was sent first, by its name. */
        private final Map<String, Sent> sent = new HashMap<>();

        private record Sent(Operation operation, Value parameters) {}

        @Override
        public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
            var name = parameters.at("Name").text();
            return switch (operation.service()) {
                case "acl" -> edited.list(name);
                case "doc" -> edited.document(name);
                default -> status(name);
            };
        }

        private Answer status(String name) {
            return name.startsWith("gone")
                    ? new Answer.Failed(Answer.Kind.REFUSED, "TrailNotFound", "", Value.MISSING, "r")
                    : new Answer.Ok(Value.obj("On", on(name), "Id", name), "r");
        }

        private boolean on(String name) {
            return on.getOrDefault(name, name.hashCode() % 2 == 0);
        }

        @Override
        public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
            var name = parameters.at("Name").text();
            sent.putIfAbsent(name, new Sent(operation, parameters));
            if (!operation.service().equals("trail")) {
                return edited.write(parameters);
            }
            on.put(name, true);
            return new Answer.Ok(Value.obj("Id", name), "r");
        }
    }

    /** Playbooks of a few steps, each call with a name of its own. */
    private static final class Author {
        private final Random random;
        private final StringBuilder yaml = new StringBuilder();
        private final List<String> ids = new ArrayList<>();
        private final Set<String> answers = new HashSet<>();
        private int next;
        /** After a planned change a read that fails is no failure of the plan, so none is written then. */
        private boolean changes;

        Author(long seed) {
            random = new Random(seed);
        }

        String playbook() {
            yaml.append("""
                    id: random
                    version: 1.0.0
                    title: Random
                    triggers:
                      - name: any
                        match: {$.source: aws.trail}
                    steps:
                    """);
            steps("  ", 2, "");
            if (random.nextBoolean()) {
                yaml.append("finally:\n");
                steps("  ", 1, "");
            }
            return yaml.toString();
        }

        private void steps(String indent, int depth, String item) {
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                step(indent, depth, item);
            }
        }

        private void step(String indent, int depth, String item) {
            var id = "s" + next++;
            boolean loop = item.isEmpty() && random.nextInt(4) == 0;
            var inside = loop ? id + "x" : item;
            line(indent + "- id: " + id);
            when(indent);
            if (loop) {
                line(indent + "  for_each: {" + inside + ": \"${event.detail.items}\"}");
            }
            if (random.nextInt(4) == 0) {
                line(indent + "  on_failure: continue");
            }
            int kind = random.nextInt(depth > 0 ? 13 : 10);
            if (kind >= 10) {
                group(indent, depth, inside);
            } else {
                act(indent, kind, id + (inside.isEmpty() ? "" : "-${" + inside + "}"));
            }
            if (item.isEmpty()) {
                ids.add(id);
            }
            if (item.isEmpty() && !loop && kind > 1 && kind < 10) {
                answers.add(id);
            }
        }

        /** A step before this one whose answer has an {@code Id}, where it is sent. */
        private String answering() {
            var known = ids.stream().filter(answers::contains).toList();
            return known.isEmpty() ? "" : known.get(random.nextInt(known.size()));
        }

        private void group(String indent, int depth, String item) {
            boolean otherwise = yaml.substring(yaml.lastIndexOf("- id")).contains("when:") && random.nextBoolean();
            int before = ids.size();
            line(indent + "  steps:");
            steps(indent + "    ", depth - 1, item);
            if (otherwise) {
                // One branch cannot name the other's steps.
                var taken = new ArrayList<>(ids.subList(before, ids.size()));
                ids.removeAll(taken);
                line(indent + "  else:");
                steps(indent + "    ", depth - 1, item);
                ids.addAll(taken);
            }
        }

        private void act(String indent, int kind, String name) {
            changes |= kind > 2;
            switch (kind) {
                case 0 -> line(indent + "  action: Succeed");
                case 1 -> line(indent + "  action: Fail");
                case 2 ->
                    line(indent + "  action: trail:GetStatus\n" + indent + "  with: {Name: \""
                            + (!name.contains("$") && !changes && random.nextInt(2) == 0 ? "gone" : "seen") + name
                            + "\"}");
                case 7, 8, 9 ->
                    RandomModify.step(random, name, answering()).forEach(modify -> line(indent + "  " + modify));
                case 3 -> line(indent + "  action: trail:Stop\n" + indent + "  with: {Name: \"" + name + "\"}");
                default ->
                    line(indent + "  action: trail:Start\n" + indent + "  with: {Name: \"" + name + "\"}\n"
                            + indent + "  unless: {action: trail:GetStatus, with: {Name: \"" + name
                            + "\"}, result: {$.On: true}}");
            }
        }

        private void when(String indent) {
            if (random.nextInt(3) > 0) {
                return;
            }
            var of = ids.isEmpty() || random.nextInt(4) == 0 ? "" : ids.get(random.nextInt(ids.size()));
            line(indent + "  when: {"
                    + (of.isEmpty()
                            ? "event.detail.yes: " + (random.nextBoolean() ? "yes" : "no")
                            : switch (random.nextInt(3)) {
                                case 0 -> "steps." + of + ".outcome: " + outcome();
                                case 1 -> "steps." + of + ".output.On: true";
                                default -> "steps." + of + ".error.code: {exists: " + random.nextBoolean() + "}";
                            })
                    + "}");
        }

        private String outcome() {
            return List.of("succeeded", "failed", "skipped", "nothing-to-do").get(random.nextInt(4));
        }

        private void line(String text) {
            yaml.append(text).append('\n');
        }
    }

    @Test
    void whatIsPlannedIsWhatIsDone() {
        int sent = 0;
        int edited = 0;
        for (long seed = FIRST; seed < FIRST + PLAYBOOKS; seed++) {
            var trails = check(seed);
            sent += trails.sent.size();
            edited += trails.edited.writes();
        }
        assertTrue(sent > PLAYBOOKS, "the playbooks do little: " + sent);
        assertTrue(edited > PLAYBOOKS / 4, "and edit less: " + edited);
    }

    private static Trails check(long seed) {
        var yaml = new Author(seed).playbook();
        var script = new Script(Value.obj());
        var match = new Bench().matches(yaml, EVENT, script).getFirst();
        var trails = new Trails();
        var reads = new CloudReads(trails, Target.of("111122223333", "us-east-1", ""), script);
        var live = new Planner(new Bench(), reads, Set.of(), script.instant()).plan(match, Mode.ENFORCE);
        var again = new Planner(new Bench(), reads, Set.of(), script.instant()).plan(match, Mode.ENFORCE);
        var blind = new Planner(new Bench(), new OfflineReads(), Set.of(), script.instant()).plan(match, Mode.ENFORCE);
        var text = Json.write(PlanJson.of(live));
        assertEquals(text, Json.write(PlanJson.of(again)));
        assertEquals(Map.of(), trails.sent, "planning sends nothing");

        var run = new Runner(
                        new Bench(), trails, new MemoryJournal(), script, script, Set.of(), "me", Duration.ofDays(9))
                .run(match, Mode.ENFORCE);

        Supplier<String> about = () -> "seed " + seed + "\n" + yaml + text + "\n" + Json.write(run.record());
        agree(Planned.of(live), trails, about);
        // A plan that asks nobody cannot know of a step that will fail, and so not where the run ends.
        if (run.error().isEmpty()) {
            agree(Planned.of(blind), trails, () -> about.get() + "\nblind " + Json.write(PlanJson.of(blind)));
        }
        return trails;
    }

    private static void agree(Planned planned, Trails trails, Supplier<String> about) {
        planned.will.forEach((name, call) -> {
            var sent = trails.sent.get(name);
            assertTrue(sent != null, () -> name + " is planned and not sent: " + about.get());
            if (sent != null) {
                // Of a lock token the plan knows only that there is one: the writes before it give another.

                assertEquals(
                        call.parameters().show(),
                        sent.parameters().with("LockToken", Value.MISSING).show(),
                        () -> "not as it is planned: " + name + ", " + about.get());
            }
        });
        trails.sent.forEach((name, sent) -> assertTrue(
                planned.says(name, sent.operation()),
                () -> sent.operation() + " " + name + " is sent and not planned: " + about.get()));
    }

    /** What a plan says: calls by their names, and of steps whose calls are not known what they may call at most. */
    private record Planned(Map<String, Call> will, Set<String> calls, Map<String, Set<Operation>> atMost) {
        static Planned of(PlaybookPlan plan) {
            var planned = new Planned(new HashMap<>(), new HashSet<>(), new HashMap<>());
            plan.all().forEach(planned::collect);
            return planned;
        }

        private void collect(PlannedStep step) {
            for (var call : step.calls()) {
                var name = call.parameters().at("Name");
                if (name.unknown().isPresent()) {
                    mayCall(step, List.of(call.operation()));
                    continue;
                }
                calls.add(name.text());
                if (step.verdict() == Verdict.WILL) {
                    will.put(name.text(), call);
                }
            }
            mayCall(step, step.atMost());
            step.turns().forEach(turn -> collect(turn.step()));
            step.inner().forEach(this::collect);
        }

        private void mayCall(PlannedStep step, List<Operation> operations) {
            atMost.computeIfAbsent(step.step().name(), none -> new HashSet<>()).addAll(operations);
        }

        /** Names begin with that of the step. */
        boolean says(String name, Operation operation) {
            var step = name.replaceAll("[-+].*", "");
            return calls.contains(name) || atMost.getOrDefault(step, Set.of()).contains(operation);
        }
    }

    @TestFactory
    Stream<DynamicTest> aPlanAndARunSayTheSameOfWhatACallIsAbout() {
        return Tables.rows("plan/about.yaml")
                .map(row -> DynamicTest.dynamicTest(text(row, "name"), () -> checkAbout(row)));
    }

    private static void checkAbout(Node.Members row) {
        var script = new Script(Value.obj());
        var match = new Bench()
                .matches(ABOUT.replace("{about}", text(row, "about")), EVENT, script)
                .getFirst();
        var plan = new Planner(new Bench(), new OfflineReads(), Set.of(), script.instant()).plan(match, Mode.SHADOW);
        var run = new Runner(
                        new Bench(), script, new MemoryJournal(), script, script, Set.of(), "me", Duration.ofDays(9))
                .run(match, Mode.SHADOW);
        assertEquals(
                List.of(text(row, "is")),
                plan.steps().getFirst().calls().getFirst().about());
        assertEquals(
                Value.arr(text(row, "is")),
                run.record().at("steps").at(0).at("planned").at(0).at("about"));
    }

    private static String text(Node.Members row, String name) {
        return row.get(name).orElseThrow().value().text();
    }
}
