package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step, a group of steps or an assignment.
 *
 * @param id as written; absent where the author gave none
 * @param position where it stands, unique in its file: {@code steps[2].else[0]}; stands in for an id in records
 * @param keys as written, with their places
 */
public record Step(
        Optional<Node.Scalar> id,
        String position,
        Optional<Matcher> when,
        Optional<Loop> loop,
        Optional<Place> as,
        Optional<Node.Scalar> timeout,
        Optional<Node.Scalar> onFailure,
        Optional<Approval> approval,
        Body body,
        Node.Members keys,
        Location location) {

    /** The place of one of its keys; its own where it has no such key. */
    public Location at(String key) {
        return keys.member(key).map(member -> member.key().location()).orElse(location);
    }

    /** The id, or the position where there is none. */
    public String name() {
        return id.map(Node.Scalar::text).orElse(position);
    }

    Stream<Step> withNested() {
        return body instanceof Group group
                ? Stream.concat(
                        Stream.of(this),
                        Stream.concat(group.steps.stream(), group.otherwise.stream())
                                .flatMap(Step::withNested))
                : Stream.of(this);
    }

    public sealed interface Body {}

    /** @param otherwise the steps under {@code else} */
    public record Group(List<Step> steps, List<Step> otherwise) implements Body {}

    public record Assign(List<Variable> vars) implements Body {}

    /**
     * An action with all the keys that any action may have; which of them this one takes is checked when its name has
     * become an action.
     */
    public record Act(
            Node.Scalar action,
            Optional<Node> with,
            List<Node.Scalar> acceptErrors,
            List<Node.Scalar> secret,
            Optional<Retry> retry,
            Optional<Matcher> failIf,
            Optional<Node> about,
            List<Node.Scalar> permissions,
            Optional<Matcher> until,
            Optional<Node.Scalar> every,
            Optional<Check> unless,
            Optional<TakeBack> undo)
            implements Body {}

    /** The key {@code unless}: a read and a matcher on its answer. */
    public record Check(
            Node.Scalar action,
            Optional<Node> with,
            List<Node.Scalar> acceptErrors,
            List<Node.Scalar> secret,
            Matcher result,
            Location location) {}

    /** The key {@code undo}. */
    public record TakeBack(Node.Scalar action, Optional<Node> with, Location location) {}

    public record Retry(
            List<Node.Scalar> on,
            Optional<Node.Scalar> maxAttempts,
            Optional<Node.Scalar> interval,
            Optional<Node.Scalar> backoff,
            Location location) {}

    /** @param notNeeded {@code approval: not-needed}; topic and within are absent then */
    public record Approval(boolean notNeeded, Optional<Node> topic, Optional<Node.Scalar> within, Location location) {}
}
