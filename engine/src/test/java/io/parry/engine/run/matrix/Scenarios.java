package io.parry.engine.run.matrix;

import io.parry.engine.run.matrix.Scenario.Kind;
import io.parry.engine.run.matrix.Scenario.Promise;
import io.parry.engine.run.matrix.Scenario.Trait;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is gone through in every order. */
final class Scenarios {
    private static final String CREATE = """
            steps:
              - {id: create, action: Launch, with: {name: it}}
              - {id: tell, action: Tell, with: {message: done}}
            """;
    private static final String PLAIN = """
            steps:
              - id: start
                action: trail:Start
                with: {Name: management}
                unless: {action: trail:GetStatus, with: {Name: management}, result: {$.IsLogging: true}}
              - {id: tell, action: Tell, with: {message: done}}
            """;
    private static final String SLEEPS = """
            steps:
              - {id: create, action: LaunchSlowly, with: {name: it}, timeout: 2h}
              - {id: tell, action: Tell, with: {message: done}}
            """;
    private static final String REPEATABLE = """
            triggers: [{name: happened, match: {$.source: aws.story}, repeatable: true}]
            steps:
              - id: start
                action: trail:Start
                with: {Name: management}
                unless: {action: trail:GetStatus, with: {Name: management}, result: {$.IsLogging: true}}
            """;
    private static final Value STOPPED = Value.obj("IsLogging", false, "Home", "eu-west-1");
    private static final Value POLICY = Value.obj("Statements", Value.arr("theirs"));

    private Scenarios() {}

    static List<Scenario> all() {
        var all = new ArrayList<Scenario>();
        all.addAll(ofOneRun());
        all.addAll(ofTwoRuns());
        all.addAll(ofLimits());
        all.add(switchedOff());
        return all;
    }

    private static List<Scenario> ofOneRun() {
        return List.of(
                Scenario.of(
                                "a create without token, a message; Lambda, every call",
                                Kind.LAMBDA,
                                once("command"),
                                CREATE)
                        .delivered(2, 2)
                        .with(Trait.EVERY_CALL),
                Scenario.of(
                                "a create without token, a message; Lambda, one process",
                                Kind.LAMBDA,
                                once("command"),
                                CREATE)
                        .delivered(3, 2)
                        .with(Trait.ONE_PROCESS),
                Scenario.of("a create without token, a message; laptop", Kind.LAPTOP, once("command"), CREATE)
                        .delivered(2, 2),
                Scenario.of("a create that lags, a message; laptop", Kind.LAPTOP, once("command"), CREATE)
                        .lagging(6)
                        .delivered(2, 2),
                Scenario.of("a plain change with unless, a message; laptop", Kind.LAPTOP, logsAndTells(), PLAIN)
                        .given("trail/management", STOPPED)
                        .delivered(2, 2),
                Scenario.of("a sleep in the middle; Lambda", Kind.LAMBDA, once("command"), SLEEPS)
                        .delivered(2, 3),
                Scenario.of("a sleep in the middle; laptop", Kind.LAPTOP, once("command"), SLEEPS)
                        .delivered(2, 3),
                Scenario.of("a repeatable event; Lambda", Kind.LAMBDA, logs(), REPEATABLE)
                        .given("trail/management", STOPPED)
                        .delivered(2, 2),
                Scenario.of("a repeatable event; laptop", Kind.LAPTOP, logs(), REPEATABLE)
                        .given("trail/management", STOPPED)
                        .delivered(2, 2));
    }

    private static List<Scenario> ofTwoRuns() {
        var both = List.of(
                "steps: [{id: add, action: AddStatement, with: {bucket: b, statement: tls}}]",
                "steps: [{id: add, action: AddStatement, with: {bucket: b, statement: kms}}]");
        var one = "steps: [{id: create, action: Launch, with: {name: it}}]";
        Promise kept = (shared, now) -> now.ended().size() < 2
                        || Set.copyOf(shared.aws
                                        .latest()
                                        .get("policy/b")
                                        .at("Statements")
                                        .items())
                                .equals(Set.of(Value.of("theirs"), Value.of("tls"), Value.of("kms")))
                ? List.of()
                : List.of("a statement was lost");
        Promise single = (shared, now) ->
                shared.aws.latest().all("command").size() > 1 ? List.of("two of it were made") : List.of();
        var all = new ArrayList<Scenario>();
        for (int lag : List.of(0, 6)) {
            all.add(Scenario.of("two runs, one policy, lag " + lag, Kind.LAMBDA, kept, both.get(0), both.get(1))
                    .given("policy/b", POLICY)
                    .lagging(lag)
                    .delivered(1, 1)
                    .with(Trait.ONE_AT_A_TIME, Trait.NOBODY_DIES));
            all.add(Scenario.of("two runs make one thing, lag " + lag, Kind.LAMBDA, single, one, one)
                    .lagging(lag)
                    .delivered(1, 1)
                    .with(Trait.ONE_AT_A_TIME, Trait.NOBODY_DIES));
        }
        all.add(Scenario.of("two runs on one thing, of which one sleeps", Kind.LAMBDA, single, SLEEPS, one)
                .delivered(1, 1)
                .with(Trait.ONE_AT_A_TIME, Trait.NOBODY_DIES));
        return all;
    }

    private static List<Scenario> ofLimits() {
        var limited = """
                guards: {at_most: {runs: 2, window: 1h}}
                steps: [{id: create, action: Launch, with: {name: "${event.id}"}}]
                """;
        var hammered = """
                guards: {at_most: [{runs: 2, window: 1h}, {runs: 1, window: 1h, per: KEY}]}
                steps: [{id: create, action: Launch, with: {name: "${event.id}"}}]
                """;
        return List.of(
                Scenario.of(
                                "who hammers one thing leaves the rest to others",
                                Kind.LAMBDA,
                                atMost(2),
                                hammered.replace("KEY", "a"),
                                hammered.replace("KEY", "a"),
                                hammered.replace("KEY", "b"))
                        .delivered(1, 1)
                        .with(Trait.NOBODY_DIES),
                Scenario.of("four runs, two an hour", Kind.LAMBDA, atMost(2), limited, limited, limited, limited)
                        .delivered(1, 1)
                        .with(Trait.NOBODY_DIES),
                Scenario.of(
                                "three runs, two an hour, of which any may die",
                                Kind.LAMBDA,
                                atMost(2),
                                limited,
                                limited,
                                limited)
                        .delivered(1, 1));
    }

    private static Scenario switchedOff() {
        return Scenario.of("people switch it off", Kind.LAMBDA, (shared, now) -> List.of(), SLEEPS + """
                  - {id: another, action: Launch, with: {name: other}}
                """)
                .delivered(1, 6)
                .with(Trait.SWITCHED_OFF);
    }

    /** The limit holds at every moment; and whoever was let through is not kept back later. */
    private static Promise atMost(int most) {
        return (shared, now) -> {
            var wrong = new ArrayList<String>();
            if (shared.aws.latest().all("command").size() > most) {
                wrong.add("more runs have acted than the limit lets through");
            }
            boolean all = now.ended().size() > most && now.isOver();
            if (all && shared.aws.latest().all("command").size() < most) {
                wrong.add("fewer runs have acted than the limit lets through");
            }
            return wrong;
        };
    }

    /** One of that kind, one message and one more for each doubt, and the record says what is so. */
    private static Promise once(String kind) {
        return (shared, now) -> told(
                shared,
                now,
                state -> state.all(kind).size() <= 1,
                state -> state.all(kind).size() == 1);
    }

    private static Promise logsAndTells() {
        return (shared, now) -> told(shared, now, state -> true, Scenarios::logs);
    }

    private static boolean logs(LaggingAws.State state) {
        return state.get("trail/management").at("IsLogging").equals(Value.of(true));
    }

    private static Promise logs() {
        return (shared, now) ->
                now.ended().isEmpty() || logs(shared.aws.latest()) ? List.of() : List.of("ended, and it is not so");
    }

    private static List<String> told(
            Shared shared, Situation now, Predicate<LaggingAws.State> always, Predicate<LaggingAws.State> atTheEnd) {
        var wrong = new ArrayList<String>();
        var state = shared.aws.latest();
        int messages = state.all("message").size();
        if (!always.test(state)) {
            wrong.add("two effects of one create");
        }
        if (messages > 1 + now.doubts() + now.untold()) {
            wrong.add("told " + messages + " times with " + now.doubts() + " doubts");
        }
        now.ended().values().forEach(outcome -> {
            if (!outcome.equals("succeeded")) {
                wrong.add("ended " + outcome);
            }
            if (!atTheEnd.test(state) || messages == 0) {
                wrong.add("ended without the effect");
            }
        });
        return wrong;
    }
}
