package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.Optional;

/** The key {@code as}: where a step acts. */
public record Place(Optional<Node> account, Optional<Node> region, Optional<Node> role, Location location) {}
