package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * What keeps a playbook from acting.
 *
 * @param atMost as written; which is asked first does not hang on their order
 * @param rollout a percentage with its sign, or a number from 0 to 100
 * @param outsideAccountLimit why its changes do not count in the limit of the account
 */
public record Guards(
        List<AtMost> atMost,
        Optional<NotifyAtMost> notifyAtMost,
        List<Exemption> exemptions,
        Optional<Node.Scalar> maxAge,
        Optional<Node.Scalar> rollout,
        Optional<Node.Scalar> outsideAccountLimit,
        Optional<Location> location) {
    /** A window is one item of the journal, and an item of DynamoDB has 400 KB. */
    static final int MOST_RUNS = 5000;

    public static final Guards NONE = new Guards(
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The breaker: so many runs a window; {@code then} is what happens beyond, {@code notify}. */
    public record AtMost(
            Node.Scalar runs,
            Node.Scalar window,
            Optional<Node.Scalar> per,
            Optional<Node.Scalar> then,
            Location location) {}

    /** Quiets notifications, never changes. */
    public record NotifyAtMost(Node.Scalar times, Node.Scalar window, Optional<Node.Scalar> per, Location location) {}

    /** @param expires an ISO 8601 date (until its end, UTC) or time; from then on the exemption does not hold */
    public record Exemption(
            Matcher when, Node.Scalar reason, Node.Scalar owner, Node.Scalar expires, Location location) {}
}
