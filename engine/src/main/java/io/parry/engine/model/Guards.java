package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/** What keeps a playbook from acting. */
public record Guards(
        Optional<AtMost> atMost,
        Optional<NotifyAtMost> notifyAtMost,
        List<Exemption> exemptions,
        Optional<Node.Scalar> maxAge,
        Optional<Node> rollout,
        Optional<Location> location) {
    public static final Guards NONE = new Guards(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The breaker: so many runs a window; {@code then} is what happens beyond, {@code notify}. */
    public record AtMost(
            Node.Scalar runs, Node.Scalar window, Optional<Node> per, Optional<Node.Scalar> then, Location location) {}

    /** Quiets notifications, never changes. */
    public record NotifyAtMost(Node.Scalar times, Node.Scalar window, Optional<Node> per, Location location) {}

    /** @param expires an ISO 8601 date (until its end, UTC) or time; from then on the exemption does not hold */
    public record Exemption(
            Matcher when, Node.Scalar reason, Node.Scalar owner, Node.Scalar expires, Location location) {}
}
