package io.parry.engine.run;

import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of CloudWatch's embedded metric format in the making: members first, then by what they are counted. */
final class MetricLine {
    static final String NAMESPACE = "Parry";

    private final Instant time;
    private final Map<String, Value> members = new LinkedHashMap<>();
    private final List<Value> directives = new ArrayList<>();
    private final List<Value> metrics = new ArrayList<>();
    private final List<Value> dimensions = new ArrayList<>();

    MetricLine(Instant time) {
        this.time = time;
    }

    MetricLine dimension(String name, String value) {
        return property(name, value);
    }

    /** For those who search the log; nothing is counted by it. Left out where it is empty. */
    MetricLine property(String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, Value.of(value));
        }
        return this;
    }

    MetricLine count(String name, long count) {
        return metric(name, "Count", count);
    }

    MetricLine milliseconds(String name, Duration duration) {
        return metric(name, "Milliseconds", duration.toMillis());
    }

    private MetricLine metric(String name, String unit, long number) {
        if (!dimensions.isEmpty()) {
            direct();
        }
        members.put(name, Value.of(number));
        metrics.add(Value.obj("Name", name, "Unit", unit));
        return this;
    }

    /** The metrics since the last are counted by these dimensions together; asked again: by those as well. */
    MetricLine per(String... names) {
        dimensions.add(Value.arr((Object[]) names));
        return this;
    }

    private void direct() {
        directives.add(Value.obj(
                "Namespace", NAMESPACE,
                "Dimensions", new Value.Arr(List.copyOf(dimensions)),
                "Metrics", new Value.Arr(List.copyOf(metrics))));
        dimensions.clear();
        metrics.clear();
    }

    Value value() {
        direct();
        var line = Value.obj(
                "_aws",
                Value.obj(
                        "Timestamp", time.toEpochMilli(), "CloudWatchMetrics", new Value.Arr(List.copyOf(directives))));
        for (var member : members.entrySet()) {
            line = line.with(member.getKey(), member.getValue());
        }
        return line;
    }
}
