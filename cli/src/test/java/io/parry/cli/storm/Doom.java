package io.parry.cli.storm;

/**
 * When a process dies.
 *
 * @param point at such a request
 * @param nth at which of them, from 1
 * @param answered whether the request has taken effect, and only its answer is lost
 */
record Doom(Point point, int nth, boolean answered) {}
