package io.parry.engine.run.matrix;

import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Match;
import io.parry.engine.model.Mode;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.value.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Every story, with every fault at every point: what the run says against what the world has counted. */
public final class Matrix implements java.util.function.Supplier<Map<String, Integer>> {
    static final Duration LEASE = Duration.ofMinutes(2);
    private static final int DELIVERIES = 100;
    static final Bench BENCH = bench();
    private static final Map<String, CompiledPlaybook> PLAYBOOKS = new HashMap<>();

    /** One run with its faults: how it ended, and what was wrong about it. */
    record Case(Optional<RunResult> result, Faults faults, List<String> wrong) {}

    /** @param wrong what was wrong, with an example's count */
    record Tally(int cases, Map<String, Integer> wrong) {}

    /**
     * The whole sweep and all that is interleaved, in words that do not need our classes: for engines that were broken
     * on purpose.
     */
    @Override
    public Map<String, Integer> get() {
        var wrong = new TreeMap<>(sweep(line -> {}).wrong);
        for (var two : Interleaving.all()) {
            wrong.putAll(two.everywhere(Duration.ZERO).wrong());
        }
        return wrong;
    }

    private static Bench bench() {
        var bench = new Bench();
        Deeds.all().forEach(bench::with);
        return bench;
    }

    static Match match(Story story, String id, Instant happened, LaggingAws aws) {
        var playbook = PLAYBOOKS.computeIfAbsent(story.playbook(), BENCH::playbook);
        var engine = new Engine(List.of(playbook), Map.of(), BENCH, Home.UNKNOWN, aws);
        return engine.match(new Event(Bench.json(event(id, happened)), id)).getFirst();
    }

    private static String event(String id, Instant happened) {
        return "{'id': '" + id + "', 'source': 'aws.story', 'account': '111122223333', 'region': 'eu-west-1',"
                + " 'detail': {'eventTime': '" + happened + "'}}";
    }

    static Case play(Story story, Map<Integer, Fault> planned) {
        var aws = story.world();
        var happened = aws.instant().minusSeconds(2);
        var faults = new Faults(aws, planned);
        var journal = new FaultyJournal(new MemoryJournal(), faults);
        Optional<RunResult> result = Optional.empty();
        for (int delivery = 1; delivery <= DELIVERIES && result.isEmpty(); delivery++) {
            result = delivered(story, aws, faults, journal, happened, "process-" + delivery);
        }
        return new Case(result, faults, wrong(story, aws, faults, result));
    }

    /** One delivery by a process of its own; empty where it died or has to come back. */
    private static Optional<RunResult> delivered(
            Story story, LaggingAws aws, Faults faults, FaultyJournal journal, Instant happened, String process) {
        var match = match(story, "e-1", happened, aws);
        try {
            var result =
                    new Runner(BENCH, faults, journal, aws, aws, Set.of(), process, LEASE).run(match, Mode.ENFORCE);
            if (result.comeBack().isEmpty()) {
                return Optional.of(result);
            }
            var wait = Duration.between(aws.instant(), result.comeBack().get());
            aws.pass(wait.isPositive() ? wait : Duration.ofSeconds(1));
            return Optional.empty();
        } catch (Faults.Crash dead) {
            // Delivered again when the lease is over.
        }
        aws.pass(LEASE.plusSeconds(10));
        return Optional.empty();
    }

    private static List<String> wrong(Story story, LaggingAws aws, Faults faults, Optional<RunResult> result) {
        var wrong = new ArrayList<String>();
        result.ifPresentOrElse(
                ended -> wrong.addAll(untrue(story, aws, faults, ended)), () -> wrong.add("never came to an end"));
        aws.broken.ifPresent(thing -> wrong.add("for a moment it was not safe, after " + thing));
        story.effects().forEach((what, limit) -> {
            long most = limit.most() + (limit.moreInDoubt() ? (long) limit.most() * faults.doubts : 0);
            if (limit.counted().apply(aws, what) > most) {
                wrong.add(what + " more than " + most + " times");
            }
        });
        if (!faults.allFired()) {
            wrong.add("VOID: a fault did not happen");
        }
        return wrong;
    }

    private static List<String> untrue(Story story, LaggingAws aws, Faults faults, RunResult result) {
        var wrong = new ArrayList<String>();
        boolean good = result.outcome().equals("succeeded") || result.outcome().equals("nothing-to-do");
        boolean so = story.goal().test(aws.latest());
        boolean unchanged = faults.fired.containsValue(Fault.UNCHANGED_FOR_GOOD);
        if (good && !so && !(story.proof() == Story.Proof.RESPONSE && unchanged)) {
            wrong.add("says " + result.outcome() + " and it is not so");
        }
        if (!good && faults.fired.values().stream().allMatch(Fault::passes) && !story.mayEndBadly()) {
            wrong.add("ends " + result.outcome() + " though the fault went by: "
                    + result.error().map(error -> error.message()).orElse(""));
        }
        if (result.outcome().equals("failed") && !aws.effects.isEmpty() && so) {
            wrong.add("says failed and it is done");
        }
        if (result.outcome().equals("nothing-to-do") && !aws.effects.isEmpty()) {
            wrong.add("says that nothing was to be done and has done it");
        }
        if (faults.toldTheJournal) {
            wrong.add("a secret stands in the journal");
        }
        if (Json.write(result.record()).contains("canary")) {
            wrong.add("a secret stands in the record");
        }
        return wrong;
    }

    static Tally sweep(java.util.function.Consumer<String> lines) {
        var wrong = new TreeMap<String, Integer>();
        int cases = 0;
        for (var story : Stories.all()) {
            var clean = play(story, Map.of());
            note(wrong, story.name() + " | no fault", clean.wrong);
            int mine = 0;
            for (int point = 0; point < clean.faults.points.size(); point++) {
                var where = clean.faults.points.get(point);
                for (var fault : Fault.of(where)) {
                    note(
                            wrong,
                            story.name() + " | " + point + " " + where + " | " + fault,
                            played(story, point, fault));
                    mine++;
                }
            }
            cases += mine;
            lines.accept("%-70s points %3d, cases %4d, clean: %s"
                    .formatted(
                            story.name(),
                            clean.faults.points.size(),
                            mine,
                            clean.result.map(RunResult::outcome).orElse("no end")));
        }
        return new Tally(cases, wrong);
    }

    private static List<String> played(Story story, int point, Fault fault) {
        try {
            return play(story, Map.of(point, fault)).wrong;
        } catch (RuntimeException bug) {
            return List.of("exception " + bug);
        }
    }

    /** Pairs of faults that go by, drawn at random. */
    static Tally pairs(int many, long seed) {
        var random = new Random(seed);
        var wrong = new TreeMap<String, Integer>();
        var stories = Stories.all();
        int both = 0;
        for (int i = 0; i < many; i++) {
            var story = stories.get(random.nextInt(stories.size()));
            var points = play(story, Map.of()).faults.points;
            int first = random.nextInt(points.size());
            var one = drawn(random, points.get(first));
            // What comes after the first fault is known only when it has happened.
            var after = play(story, Map.of(first, one)).faults.points;
            if (first + 1 < after.size()) {
                int second = first + 1 + random.nextInt(after.size() - first - 1);
                var two = drawn(random, after.get(second));
                var played = play(story, Map.of(first, one, second, two));
                note(
                        wrong,
                        story.name() + " | " + first + " " + points.get(first) + " " + one + ", " + second + " "
                                + after.get(second) + " " + two,
                        played.wrong);
                both++;
            }
        }
        return new Tally(both, wrong);
    }

    private static Fault drawn(Random random, String point) {
        var passing = Fault.of(point).stream().filter(Fault::passes).toList();
        return passing.get(random.nextInt(passing.size()));
    }

    private static void note(Map<String, Integer> all, String where, List<String> wrong) {
        wrong.forEach(what -> all.merge(where + " | " + what, 1, Integer::sum));
    }
}
