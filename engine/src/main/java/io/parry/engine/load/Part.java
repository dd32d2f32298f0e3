package io.parry.engine.load;

import io.parry.engine.model.Node;

/** A node and the characters it was read from; {@code to} of a block lies somewhere behind it. */
record Part(Node node, int from, int to) {
    /** Nothing was written where a value could stand. */
    boolean isNothing() {
        return from == to && node instanceof Node.Scalar;
    }
}
