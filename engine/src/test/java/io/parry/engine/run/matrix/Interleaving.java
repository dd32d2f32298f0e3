package io.parry.engine.run.matrix;

import io.parry.engine.journal.Journal;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.model.Mode;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Two runs on one thing: the second happens whole, between any two calls of the first. */
record Interleaving(Story one, Story other, Predicate<LaggingAws.State> goal) {
    private static final int COMES_BACK = 20;

    static List<Interleaving> all() {
        return Stream.concat(ofNamed().stream(), Edited.interleaved().stream()).toList();
    }

    private static List<Interleaving> ofNamed() {
        var acl = Value.obj(
                "Rules", Value.obj("a", Value.arr("old"), "b", Value.arr("old")), "Other", "kept", "LockToken", "t0");
        var policy = Value.obj("Statements", Value.arr("theirs"));
        return List.of(
                new Interleaving(
                        step("action: AddStatement\nwith: {bucket: b, statement: tls}")
                                .given("policy/b", policy),
                        step("action: AddStatement\nwith: {bucket: b, statement: kms}"),
                        state -> Set.copyOf(
                                        state.get("policy/b").at("Statements").items())
                                .equals(Set.of(Value.of("theirs"), Value.of("tls"), Value.of("kms")))),
                new Interleaving(
                        step("action: AcceptValues\nwith: {acl: x, rule: a, values: [new]}")
                                .given("acl/x", acl),
                        step("action: AcceptValues\nwith: {acl: x, rule: b, values: [other]}"),
                        state -> state.get("acl/x")
                                .at("Rules")
                                .equals(Value.obj("a", Value.arr("new"), "b", Value.arr("other")))),
                new Interleaving(
                        step("action: CreateFlowLog\nwith: {vpc: vpc-1, group: g}")
                                .given("vpc/vpc-1", Value.obj()),
                        step("action: CreateFlowLog\nwith: {vpc: vpc-1, group: g}"),
                        state -> state.all("flow").size() == 1));
    }

    private static Story step(String step) {
        return Story.of(step, step, state -> true);
    }

    /** @param wrong by place, with the outcomes of both */
    record Tally(int cases, Map<String, Integer> wrong) {}

    Tally everywhere(Duration lag) {
        var wrong = new TreeMap<String, Integer>();
        int at = 0;
        while (at(at, lag, wrong)) {
            at++;
        }
        return new Tally(at, wrong);
    }

    /** Whether the first run gets as far as that point at all. */
    private boolean at(int point, Duration lag, Map<String, Integer> wrong) {
        var aws = new LaggingAws(one.start(), state -> true);
        aws.lag = lag;
        aws.pass(Duration.ofMinutes(1));
        var happened = aws.instant().minusSeconds(60);
        var journal = new MemoryJournal();
        var first = new Faults(aws, Map.of());
        var second = new Faults(aws, Map.of());
        var ends = new TreeMap<String, RunResult>();
        first.interrupt(
                point,
                () -> run(other, "other", second, journal, aws, happened).ifPresent(end -> ends.put("other", end)));
        for (int i = 0; i < COMES_BACK && !ends.containsKey("one"); i++) {
            run(one, "one", first, journal, aws, happened).ifPresent(end -> ends.put("one", end));
            aws.pass(Duration.ofSeconds(20));
        }
        if (first.points.size() <= point) {
            return false;
        }
        for (int i = 0; i < COMES_BACK && !ends.containsKey("other"); i++) {
            run(other, "other", second, journal, aws, happened).ifPresent(end -> ends.put("other", end));
            aws.pass(Duration.ofSeconds(20));
        }
        if (ends.size() < 2 || !goal.test(aws.latest())) {
            var said = ends.values().stream().map(RunResult::outcome).toList();
            wrong.merge(one.name() + " | " + point + " " + first.points.get(point) + " | " + said, 1, Integer::sum);
        }
        return true;
    }

    /** Empty where it has to come back. */
    private static Optional<RunResult> run(
            Story story, String id, Faults faults, Journal journal, LaggingAws aws, Instant happened) {
        var match = Matrix.match(story, id, happened, aws);
        var result = new Runner(
                        Matrix.BENCH,
                        faults,
                        new FaultyJournal(journal, faults),
                        aws,
                        aws,
                        Set.of(),
                        "process of " + id,
                        Matrix.LEASE)
                .run(match, Mode.ENFORCE);
        return result.outcome().equals("waiting") || result.outcome().equals("busy")
                ? Optional.empty()
                : Optional.of(result);
    }
}
