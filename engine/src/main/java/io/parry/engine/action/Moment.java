package io.parry.engine.action;

import java.time.Instant;

/** Which step of which run, for markers and derived names; {@code turn} is the turn of its loop, empty without one. */
public record Moment(String run, String step, String turn, Instant time) {}
