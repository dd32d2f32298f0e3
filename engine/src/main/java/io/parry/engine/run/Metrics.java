package io.parry.engine.run;

import io.parry.engine.match.EventTime;
import io.parry.engine.match.PlaybookTrace;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to count of a run, as a line of CloudWatch's <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>; schemas/output/metrics.schema.json describes it.
 *
 * <p>Each combination of a metric and the values of its dimensions is a metric of its own and is paid for, so there are
 * three dimensions only, and none takes its values from an event: {@code playbook}, {@code outcome}, {@code guard}. The
 * run's id is in the line and no dimension.
 */
public final class Metrics {
    /** Ends of a run that a guard did not keep from beginning, and that is over. */
    private static final Set<String> OVER =
            Set.of("succeeded", "nothing-to-do", "not-verified", "failed", "planned", "undone");

    private Metrics() {}

    /**
     * Of a run.
     *
     * @param throttled how often AWS answered meanwhile that we are too fast
     * @param now when to count it: CloudWatch takes nothing that is older than two weeks
     */
    public static Value of(RunResult result, long throttled, Instant now) {
        var line = new MetricLine(now)
                .dimension("playbook", result.match().playbook().id())
                .property("run", result.run());
        if (result.fromRecord()) {
            return line.count("Redelivered", 1).per("playbook").value();
        }
        line.dimension("outcome", result.outcome())
                .count("Runs", 1)
                .per("playbook", "outcome")
                .per("outcome");
        var counts = new RecordCounts(result.record());
        counts.guard()
                .ifPresent(guard ->
                        line.dimension("guard", guard).count("Blocked", 1).per("playbook", "guard"));
        if (OVER.contains(result.outcome()) || result.outcome().equals("waiting")) {
            line.count("Calls", counts.calls())
                    .count("CallsInDoubt", counts.inDoubt())
                    .count("ProofsByState", counts.proofs("state"))
                    .count("ProofsByResponse", counts.proofs("response"))
                    .count("Throttled", throttled);
            latency(result).ifPresent(latency -> line.milliseconds("Latency", latency));
            line.per("playbook");
        }
        return line.value();
    }

    /** From when it happened to the end of the run. What happened in the future happened now. */
    private static Optional<Duration> latency(RunResult result) {
        var ended = Instant.parse(result.record().at("ended").text());
        return EventTime.of(result.match())
                .filter(happened -> OVER.contains(result.outcome()))
                .map(happened -> happened.isAfter(ended) ? Duration.ZERO : Duration.between(happened, ended));
    }

    /** Of a bundle that must not be used, whatever is used instead; by no dimension, for one alarm. */
    public static Value bundleRefused(String reason, Instant now) {
        return new MetricLine(now)
                .property("reason", reason)
                .count("BundleRefused", 1)
                .per()
                .value();
    }

    /**
     * Of a playbook's runs that nobody went on with.
     *
     * @param nudged how many were nudged now
     * @param stuck how many nudges do not help, as they stand now
     */
    static Value left(String playbook, int nudged, int stuck, Instant now) {
        var line = new MetricLine(now).dimension("playbook", playbook);
        if (nudged > 0) {
            line.count("Nudged", nudged);
        }
        if (stuck > 0) {
            line.count("Stuck", stuck);
        }
        return line.per("playbook").value();
    }

    /** Of an event that sets off no run of a playbook because it cannot be told; empty where it can. */
    public static Optional<Value> undecided(PlaybookTrace trace, Instant now) {
        return trace.fired().isPresent() || trace.undecided().isEmpty()
                ? Optional.empty()
                : Optional.of(new MetricLine(now)
                        .dimension("playbook", trace.playbook().id())
                        .count("Undecided", trace.undecided().size())
                        .per("playbook")
                        .value());
    }
}
