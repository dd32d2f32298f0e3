package io.parry.engine.model;

import java.util.Optional;

/** A name under {@code vars} and what it stands for. */
public record Variable(Node.Scalar name, Meaning meaning) {
    public sealed interface Meaning {}

    /** A value that may hold expressions at any depth. */
    public record Plain(Node template) implements Meaning {}

    /** A list, or with {@code key} a map, of what {@code value} gives for each item of the loop. */
    public record Comprehension(Loop loop, Optional<Node> key, Node value) implements Meaning {}
}
