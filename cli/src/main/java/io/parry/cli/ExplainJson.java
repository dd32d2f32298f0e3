package io.parry.cli;

import io.parry.engine.match.Loops;
import io.parry.engine.match.PlaybookTrace;
import io.parry.engine.match.Trace;
import io.parry.engine.match.TriggerTrace;
import io.parry.engine.plan.Lines;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.Locale;

/** An explanation as JSON; schemas/output/explain.schema.json describes it. */
final class ExplainJson {
    private ExplainJson() {}

    static Value of(PlaybookTrace trace) {
        return Value.obj(
                "format_version", 1,
                "event", trace.event().id(),
                "playbook", trace.playbook().id(),
                "version", trace.playbook().version(),
                "matched", trace.fired().isPresent(),
                "trigger",
                        trace.fired()
                                .map(fired -> Value.of(fired.trigger().name()))
                                .orElse(Value.NULL),
                "triggers",
                        new Value.Arr(trace.triggers().stream()
                                .map(ExplainJson::trigger)
                                .toList()));
    }

    private static Value trigger(TriggerTrace trace) {
        var items = trace.items().map(Loops.Items::all).orElse(java.util.List.of());
        return Value.obj(
                "name", trace.trigger().name(),
                "verdict", verdict(trace.truth()),
                "why", trace.why().isEmpty() ? Value.NULL : Value.of(trace.why()),
                "conditions", conditions(trace.match()),
                "items", new Value.Arr(items.stream().map(ExplainJson::item).toList()));
    }

    private static Value item(Loops.Item item) {
        return Value.obj(
                "name", item.name(),
                "index", item.index(),
                "verdict", verdict(item.picked()),
                "conditions", item.where().map(ExplainJson::conditions).orElse(Value.arr()));
    }

    private static Value conditions(Trace trace) {
        return new Value.Arr(trace.lines().stream().map(ExplainJson::condition).toList());
    }

    private static Value condition(Trace.Line line) {
        return Value.obj(
                "condition", Lines.asked(line.entry()),
                "line", line.entry().location().line(),
                "column", line.entry().location().column(),
                "verdict", verdict(line.truth()),
                "found", new Value.Arr(line.found().stream().map(Value::redact).toList()),
                "why", line.why().isEmpty() ? Value.NULL : Value.of(line.why()),
                "inner",
                        new Value.Arr(line.inner().stream()
                                .map(ExplainJson::conditions)
                                .toList()));
    }

    private static String verdict(Truth truth) {
        return truth.settled().name().toLowerCase(Locale.ROOT);
    }
}
