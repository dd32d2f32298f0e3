package io.parry.engine.run.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How things stand between two steps.
 *
 * @param done to what all share, since the beginning
 * @param holders the epoch under which each run is held, while it is
 * @param doubts how often something was told and nobody knows
 * @param ended outcomes of runs that have ended
 * @param switched when people allowed no run to change anything any more
 */
record Situation(
        Instant now,
        List<Shared.Done> done,
        List<Worker> workers,
        Map<String, Integer> holders,
        int doubts,
        Map<String, String> ended,
        Optional<Instant> switched) {
    static Situation first(Scenario scenario) {
        var workers = new ArrayList<Worker>();
        for (var run : scenario.playbooks().keySet()) {
            for (int i = 0; i < scenario.deliveries(); i++) {
                workers.add(Worker.waiting(workers.size(), run));
            }
        }
        return new Situation(scenario.begin().instant(), List.of(), workers, Map.of(), 0, Map.of(), Optional.empty());
    }

    Situation with(Worker worker) {
        var others = new ArrayList<>(workers);
        others.set(worker.number(), worker);
        return new Situation(now, done, others, holders, doubts, ended, switched);
    }

    Situation only(Worker one) {
        return new Situation(now, done, List.of(one), holders, doubts, ended, switched);
    }

    Situation at(Instant time) {
        return new Situation(time, done, workers, holders, doubts, ended, switched);
    }

    Situation and(Shared.Done more) {
        var all = new ArrayList<>(done);
        all.add(more);
        return new Situation(now, all, workers, holders, doubts, ended, switched);
    }

    Situation held(String run, int epoch) {
        var all = new TreeMap<>(holders);
        all.put(run, epoch);
        return new Situation(now, done, workers, all, doubts, ended, switched);
    }

    Situation doubted() {
        return new Situation(now, done, workers, holders, doubts + 1, ended, switched);
    }

    Situation ended(String run, String outcome) {
        var all = new TreeMap<>(ended);
        all.put(run, outcome);
        return new Situation(now, done, workers, holders, doubts, all, switched);
    }

    Situation switchedOff() {
        return new Situation(now, done, workers, holders, doubts, ended, Optional.of(now));
    }

    boolean holds(Worker worker) {
        return worker.epoch() > 0 && holders.getOrDefault(worker.run(), 0) == worker.epoch();
    }

    /** Messages that went out and of which somebody who holds nothing any more knows, but has not died yet. */
    long untold() {
        return workers.stream()
                .filter(worker -> worker.isAtWork()
                        && !holds(worker)
                        && worker.pending().filter(Step::leavesAMessageInDoubt).isPresent())
                .count();
    }

    boolean isOver() {
        return workers.stream().allMatch(Worker::isOver);
    }
}
