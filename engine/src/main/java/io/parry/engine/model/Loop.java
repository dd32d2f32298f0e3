package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.Optional;

/**
 * {@code for_each: {name: list}} with its {@code where}, {@code min_items} and {@code max_items}.
 *
 * @param list an expression or a list of templates
 */
public record Loop(
        Node.Scalar name,
        Node list,
        Optional<Matcher> where,
        Optional<Node> minItems,
        Optional<Node> maxItems,
        Location location) {
    public static final int DEFAULT_MAX_ITEMS = 100;
}
