package io.parry.engine.run.matrix;

import io.parry.engine.run.matrix.LaggingAws.State;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * One step of a playbook and the world it finds.
 *
 * @param step in YAML, without its id
 * @param start what was there long ago
 * @param change what the event tells of, two seconds old when the run begins; empty where nothing changed
 * @param goal what the step is for
 * @param always what must hold at every moment
 * @param effects how often an operation may take effect, by its name; more for each doubt where it says so
 * @param proof whether a good outcome claims that the state was seen, or only that AWS accepted the call
 * @param lag how long a change takes to show
 * @param mayEndBadly whether a run may say that it cannot know, although the fault went by
 */
record Story(
        String name,
        String step,
        Map<String, Value> start,
        Map<String, Value> change,
        Predicate<State> goal,
        Predicate<State> always,
        Map<String, Limit> effects,
        Proof proof,
        boolean mayEndBadly,
        Duration lag) {
    enum Proof {
        STATE,
        RESPONSE
    }

    /** @param counted how many there are */
    record Limit(int most, boolean moreInDoubt, BiFunction<LaggingAws, String, Long> counted) {}

    static Story of(String name, String step, Predicate<State> goal) {
        return new Story(
                name,
                step,
                Map.of(),
                Map.of(),
                goal,
                state -> true,
                Map.of(),
                Proof.STATE,
                false,
                Duration.ofSeconds(6));
    }

    private static Map<String, Value> and(Map<String, Value> map, String name, Value value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    Story given(String thing, Value value) {
        return new Story(name, step, and(start, thing, value), change, goal, always, effects, proof, mayEndBadly, lag);
    }

    Story after(String thing, Value value) {
        return new Story(name, step, start, and(change, thing, value), goal, always, effects, proof, mayEndBadly, lag);
    }

    Story always(Predicate<State> invariant) {
        return new Story(name, step, start, change, goal, invariant, effects, proof, mayEndBadly, lag);
    }

    /** That operation takes effect at most so often. */
    Story atMost(int most, String operation) {
        return limited(operation, new Limit(most, false, Story::timesOf));
    }

    private static long timesOf(LaggingAws aws, String operation) {
        return aws.effects.stream().filter(operation::equals).count();
    }

    /** There are at most so many things of that kind. */
    Story atMostThings(int most, String kind) {
        return limited(kind, new Limit(most, false, Story::things));
    }

    Story atMostThingsAndOneMoreForEachDoubt(int most, String kind) {
        return limited(kind, new Limit(most, true, Story::things));
    }

    private static long things(LaggingAws aws, String kind) {
        return aws.latest().names(kind).size();
    }

    private Story limited(String what, Limit limit) {
        var more = new LinkedHashMap<>(effects);
        more.put(what, limit);
        return new Story(name, step, start, change, goal, always, more, proof, mayEndBadly, lag);
    }

    Story provedByTheAnswer() {
        return new Story(name, step, start, change, goal, always, effects, Proof.RESPONSE, mayEndBadly, lag);
    }

    /** Nothing tells whether a call in doubt was applied. */
    Story thatNothingTells() {
        return new Story(name, step, start, change, goal, always, effects, proof, true, lag);
    }

    /** Changes take so long to show. */
    Story lagging(int seconds) {
        return new Story(
                name, step, start, change, goal, always, effects, proof, mayEndBadly, Duration.ofSeconds(seconds));
    }

    /** The world as the run finds it, two seconds after the change. */
    LaggingAws world() {
        var aws = new LaggingAws(start, always);
        aws.lag = lag;
        change.forEach(aws::put);
        aws.pass(Duration.ofSeconds(2));
        return aws;
    }

    String playbook() {
        return """
                id: story
                version: 1.0.0
                title: a story
                triggers:
                  - name: happened
                    match: {$.source: aws.story}
                steps:
                  - id: step
                """ + step.indent(4);
    }
}
