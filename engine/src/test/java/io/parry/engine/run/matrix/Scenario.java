package io.parry.engine.run.matrix;

import io.parry.engine.Bench;
import io.parry.engine.Engine;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Match;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deliveries, and what may happen to them.
 *
 * @param playbooks by the event that sets it off, without a head
 * @param deliveries of each event, all of which may be under way at the same time
 * @param comes how often a delivery comes in all, at most, that is told to come back
 * @param lag until a change of the small AWS shows
 */
record Scenario(
        String name,
        Kind kind,
        Map<String, String> playbooks,
        int deliveries,
        int comes,
        Duration lease,
        Map<String, Value> start,
        Duration lag,
        Set<Trait> traits,
        Promise promise,
        Map<String, Match> matches) {
    enum Kind {
        /** Who holds a run is dead when its lease is over. */
        LAMBDA,
        /**
         * A process may stand still anywhere and for as long as it likes, and go on. The one thing that the engine
         * cannot help, that it stops between its look at the clock and the call, does not happen.
         */
        LAPTOP
    }

    enum Trait {
        /** Nobody dies. */
        NOBODY_DIES,
        /** One process serves all deliveries. */
        ONE_PROCESS,
        /** Every single call is a step, those too that are about nobody but the run itself. */
        EVERY_CALL,
        /** Only one run may be at work on what is locked, until it has been looked at. */
        ONE_AT_A_TIME,
        /** At some moment people allow no run to change anything any more. */
        SWITCHED_OFF
    }

    /** What has to hold. */
    interface Promise {
        /** @return what is wrong; empty where nothing is */
        List<String> broken(Shared shared, Situation now);
    }

    static Scenario of(String name, Kind kind, Promise promise, String... playbooks) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < playbooks.length; i++) {
            all.put("e-" + (i + 1), playbooks[i]);
        }
        return new Scenario(
                name, kind, all, 3, 2, Matrix.LEASE, Map.of(), Duration.ZERO, Set.of(), promise, new HashMap<>());
    }

    Scenario delivered(int times, int comesBack) {
        return new Scenario(name, kind, playbooks, times, comesBack, lease, start, lag, traits, promise, matches);
    }

    Scenario leased(Duration other) {
        return new Scenario(name, kind, playbooks, deliveries, comes, other, start, lag, traits, promise, matches);
    }

    Scenario given(String thing, Value value) {
        var more = new LinkedHashMap<>(start);
        more.put(thing, value);
        return new Scenario(name, kind, playbooks, deliveries, comes, lease, more, lag, traits, promise, matches);
    }

    Scenario lagging(int seconds) {
        return new Scenario(
                name,
                kind,
                playbooks,
                deliveries,
                comes,
                lease,
                start,
                Duration.ofSeconds(seconds),
                traits,
                promise,
                matches);
    }

    Scenario with(Trait... more) {
        return new Scenario(
                name, kind, playbooks, deliveries, comes, lease, start, lag, Set.of(more), promise, matches);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    boolean oneProcess() {
        return has(Trait.ONE_PROCESS);
    }

    boolean everyCall() {
        return has(Trait.EVERY_CALL);
    }

    /** A minute after the change, so that the first look may be trusted. */
    LaggingAws begin() {
        var aws = new LaggingAws(start, state -> true);
        aws.lag = lag;
        aws.pass(Duration.ofMinutes(1));
        return aws;
    }

    /** Each process has a name of its own, as long as there is more than one. */
    String owner(Worker worker) {
        return oneProcess() ? "process" : "process-" + worker.number() + "." + worker.came();
    }

    Match match(String run) {
        return matches.computeIfAbsent(run, this::matched);
    }

    private Match matched(String run) {
        var aws = begin();
        var playbook = Matrix.BENCH.playbook(head(run) + playbooks.get(run));
        var engine = new Engine(List.of(playbook), Map.of(), Matrix.BENCH, Home.UNKNOWN, aws);
        var event = Value.obj(
                "id", run,
                "source", "aws.story",
                "account", "111122223333",
                "region", "eu-west-1",
                "detail", Value.obj("eventTime", aws.instant().minusSeconds(60).toString()));
        return engine.match(new Event(Bench.json(Json.write(event)), run)).getFirst();
    }

    private String head(String run) {
        boolean hasTrigger = Optional.ofNullable(playbooks.get(run)).orElse("").contains("triggers:");
        return "id: story\nversion: 1.0.0\ntitle: a story\n"
                + (hasTrigger ? "" : "triggers: [{name: happened, match: {$.source: aws.story}}]\n");
    }
}
