package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/** An event that says that something no longer holds. With a loop: one run for every item. */
public record Trigger(
        Node.Scalar name,
        Matcher match,
        Optional<Loop> loop,
        List<Variable> vars,
        Optional<Place> as,
        boolean repeatable,
        Location location) {}
