package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * What holds for every playbook of a folder, whatever the playbook says: the file {@code guards.yaml}.
 *
 * @param untouchable what no playbook changes
 * @param atMost how many runs may change something in one account
 * @param ownRoles ARNs of roles whose calls set nothing off
 */
public record FolderGuards(
        List<Untouchable> untouchable, Optional<Limit> atMost, List<Node.Scalar> ownRoles, Location location) {

    /**
     * An entry under {@code protected}.
     *
     * @param principal whether it is somebody who acts, and not something
     * @param arn in which {@code *} stands for any characters
     */
    public record Untouchable(
            boolean principal, Node.Scalar arn, Node.Scalar reason, Node.Scalar owner, Location location) {}

    public record Limit(Node.Scalar runs, Node.Scalar window, Location location) {}
}
