package io.parry.engine.model;

import java.util.Optional;

/** How one value is read: it is given, or why not has been reported. */
@FunctionalInterface
interface Kind<T> {
    Optional<T> read(Node node);
}
