package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.value.Value;

/** What stands for a value that could not be read, until the playbook is refused. */
final class StandIn {
    private StandIn() {}

    static Node.Scalar scalar(Location location) {
        return new Node.Scalar(Value.of(""), location, (from, to) -> location);
    }
}
