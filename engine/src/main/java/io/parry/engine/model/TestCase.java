package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * A test in a playbook: an event, a world, and what is expected.
 *
 * @param now the time of the run; absent: the event's time
 */
public record TestCase(
        Node.Scalar name,
        TestEvent event,
        Optional<Node.Members> inputs,
        Optional<Node.Scalar> now,
        Optional<Node.Members> approvals,
        Optional<Node.Members> replies,
        Optional<Node.Members> nearMisses,
        Node.Members expect,
        Location location) {
    /** @param file relative to the playbook, or absent where {@code inline} is given */
    public record TestEvent(
            Optional<Node.Scalar> file,
            Optional<Node> inline,
            Optional<Node.Members> set,
            List<Node.Scalar> remove,
            Location location) {}
}
