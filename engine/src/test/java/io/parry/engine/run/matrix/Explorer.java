package io.parry.engine.run.matrix;

import io.parry.engine.journal.Journal;
import io.parry.engine.model.Mode;
import io.parry.engine.run.matrix.Scenario.Kind;
import io.parry.engine.run.matrix.Scenario.Trait;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every order in which the deliveries of a scenario can take their steps, and die. A situation that was met before is
 * not gone on with again: what comes of it is known. Stops at the first thing that is wrong.
 */
final class Explorer {
    private static final int MOST_WAKES = 40;
    /** Two runs beside each other come into more situations than a test may take time for. */
    private static final int MOST_SITUATIONS = 15_000;

    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final Map<Object, BigInteger> known = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Deque<String> way = new ArrayDeque<>();
    private final Map<String, String> wrong = new TreeMap<>();
    private long moves;
    private long ends;

    Explorer(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * @param whole whether every situation was met, and not the first ones only
     * @param schedules how many different orders there are
     * @param ends in how many different situations nobody is left
     * @param wrong what, and how it came to that
     */
    record Tally(boolean whole, long states, long moves, BigInteger schedules, long ends, Map<String, String> wrong) {}

    Tally explored() {
        var schedules = from(Situation.first(scenario));
        return new Tally(known.size() < MOST_SITUATIONS, known.size(), moves, schedules, ends, wrong);
    }

    private BigInteger from(Situation now) {
        if (!wrong.isEmpty() || known.size() >= MOST_SITUATIONS) {
            return BigInteger.ZERO;
        }
        var shared = Shared.of(scenario, now.done(), now.now());
        var key = key(now, shared);
        var before = known.get(key);
        if (before != null) {
            return before;
        }
        broken(now, shared).forEach(this::note);
        var schedules = now.isOver() ? end(now) : further(now);
        known.put(key, schedules);
        return schedules;
    }

    private BigInteger further(Situation now) {
        var all = BigInteger.ZERO;
        boolean goesOn = false;
        for (var worker : now.workers()) {
            if (maySend(now, worker)) {
                goesOn = true;
                all = all.add(then(label(worker, "is delivered"), () -> moved(now, worker)));
            }
            if (worker.isAtWork() && mayDie()) {
                all = all.add(then(label(worker, "dies"), () -> died(now, worker)));
            }
        }
        if (scenario.has(Trait.SWITCHED_OFF) && now.switched().isEmpty()) {
            all = all.add(then("people switch it off", () -> switchedOff(now)));
        }
        if (!goesOn) {
            note("nobody can go on");
        }
        return all;
    }

    /** On a laptop whoever stands still while the others go on is as good as dead. */
    private boolean mayDie() {
        return scenario.kind() == Kind.LAMBDA && !scenario.has(Trait.NOBODY_DIES);
    }

    private static String label(Worker worker, String otherwise) {
        var pending = worker.pending().map(Step::name).orElse("");
        return worker.number() + ": "
                + (otherwise.equals("dies") ? "dies before " + pending : pending.isEmpty() ? otherwise : pending);
    }

    private BigInteger then(String label, java.util.function.Supplier<Situation> move) {
        if (!wrong.isEmpty()) {
            return BigInteger.ZERO;
        }
        moves++;
        way.addLast(label);
        var schedules = from(move.get());
        way.removeLast();
        return schedules;
    }

    private void note(String what) {
        wrong.putIfAbsent(what, String.join("; ", way));
    }

    /** All that what comes next hangs on, each long text by a number. */
    private Object key(Situation now, Shared shared) {
        var key = new ArrayList<Object>(List.of(
                now.now(),
                named(Dump.of(shared.journal)),
                named(Dump.of(shared.aws)),
                now.doubts(),
                now.holders(),
                now.ended(),
                now.switched()));
        now.workers().forEach(worker -> key.add(worker.key()));
        return key;
    }

    private int named(String text) {
        return names.computeIfAbsent(text, none -> names.size());
    }

    /** Of deliveries of one event the first comes first; nobody is passed by time who may not be. */
    private boolean maySend(Situation now, Worker worker) {
        if (worker.isOver()) {
            return false;
        }
        int before = worker.number() - 1;
        boolean outOfOrder = worker.status() == Worker.Status.NEW
                && before >= 0
                && now.workers().get(before).run().equals(worker.run())
                && now.workers().get(before).status() == Worker.Status.NEW;
        var time = worker.wakes(now.now());
        return !outOfOrder
                && (time.equals(now.now())
                        || now.workers().stream().noneMatch(other -> other.isAtWork() && holdsUp(other, time)));
    }

    private boolean holdsUp(Worker worker, Instant time) {
        return !time.isBefore(worker.from().plus(scenario.lease()))
                && (scenario.kind() == Kind.LAMBDA || worker.isAboutToSend());
    }

    private Situation died(Situation now, Worker worker) {
        var left = now.with(worker.dead());
        return worker.pending().filter(Step::leavesAMessageInDoubt).isPresent() ? left.doubted() : left;
    }

    private static Situation switchedOff(Situation now) {
        Shared.Deed deed = shared -> shared.journal.set(new Journal.Control(Mode.SHADOW, "stop"));
        return now.and(new Shared.Done(now.now(), deed)).switchedOff();
    }

    private Situation moved(Situation before, Worker at) {
        var time = at.wakes(before.now());
        var worker = at.isAtWork() ? at : at.begun(time);
        var shared = Shared.of(scenario, before.done(), time);
        var delivery = new Delivery(scenario, shared, worker);
        return after(before.at(time).with(worker), worker.number(), delivery, delivery.run(), shared);
    }

    private Situation after(Situation before, int number, Delivery delivery, Delivery.Turn turn, Shared shared) {
        var now = before;
        for (var happened : delivery.happened) {
            now = new Consequences(now, number, this::note).of(happened, BELIEVED);
        }
        return settled(now, number, delivery, turn, shared);
    }

    private Situation settled(Situation now, int number, Delivery process, Delivery.Turn turn, Shared shared) {
        var worker = now.workers().get(number);
        if (turn.pending().isPresent()) {
            return now.with(told(worker, process, turn.pending()));
        }
        var result = turn.result().orElseThrow();
        if (!worker.locked().isEmpty()
                && now.holders().getOrDefault(worker.run(), 0) == 0
                && shared.journal.holds(
                        new Journal.Held(result.run(), "", 0), List.copyOf(worker.locked()), now.now())) {
            note("has given the run up and keeps what it has locked");
        }
        if (result.comeBack().isEmpty()) {
            var over = now.with(worker.left(Worker.Status.DONE, Instant.EPOCH));
            return over.ended(worker.run(), result.outcome());
        }
        return worker.came() < scenario.comes()
                ? now.with(worker.left(Worker.Status.BACK, result.comeBack().get()))
                : now.with(worker.left(Worker.Status.DONE, Instant.EPOCH));
    }

    private Worker told(Worker worker, Delivery process, Optional<Step> pending) {
        var told = new ArrayList<>(worker.told());
        int history = worker.history();
        for (var happened : process.happened) {
            told.add(happened.heard());
            history = named(history + Dump.of(happened.heard()));
        }
        return new Worker(
                worker.number(),
                worker.run(),
                Worker.Status.AT_WORK,
                worker.came(),
                worker.from(),
                told,
                history,
                pending,
                worker.epoch(),
                worker.locked(),
                worker.looked());
    }

    /** What has to hold at every moment. */
    private List<String> broken(Situation now, Shared shared) {
        var broken = new ArrayList<>(scenario.promise().broken(shared, now));
        for (var run : scenario.playbooks().keySet()) {
            long sending = now.workers().stream()
                    .filter(worker -> worker.run().equals(run) && worker.isAtWork() && worker.isAboutToSend())
                    .count();
            if (sending > 1) {
                broken.add("two are about to send for one run");
            }
        }
        if (scenario.has(Trait.ONE_AT_A_TIME)) {
            long working = now.workers().stream()
                    .filter(worker -> worker.isAtWork()
                            && now.holds(worker)
                            && !worker.locked().isEmpty())
                    .count();
            if (working > 1) {
                broken.add("two runs are at work on one thing");
            }
        }
        return broken;
    }

    /** Nobody is left. Whoever comes after the last lease brings what has not ended to its end. */
    private BigInteger end(Situation now) {
        ends++;
        var after = now;
        for (var run : scenario.playbooks().keySet()) {
            after = finished(after, run);
        }
        var shared = Shared.of(scenario, after.done(), after.now());
        scenario.promise().broken(shared, after).forEach(this::note);
        return BigInteger.ONE;
    }

    private Situation finished(Situation before, String run) {
        var now = before;
        for (int i = 0; i < MOST_WAKES && !now.ended().containsKey(run) && wrong.isEmpty(); i++) {
            var time = now.now().plus(scenario.lease()).plusSeconds(10);
            now = whole(now.at(time).only(Worker.late(run, i, time)));
        }
        if (!now.ended().containsKey(run)) {
            note("the run of " + run + " never ends");
        }
        return now;
    }

    /** A delivery from its beginning to its end, with nobody about. */
    private Situation whole(Situation alone) {
        var shared = Shared.of(scenario, alone.done(), alone.now());
        var delivery = new Delivery(scenario, shared, alone.workers().getFirst());
        var turn = delivery.runAlone();
        return after(alone, 0, delivery, turn, shared).at(shared.aws.instant());
    }
}
