package io.parry.engine.run;

import io.parry.engine.action.Done;
import io.parry.engine.action.Outcome;
import io.parry.engine.action.Plan;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.plan.Ink;
import io.parry.engine.plan.PlainLines;
import java.util.ArrayList;
import java.util.List;

/** What a run has done so far, or would have done where its mode keeps it back: {@code run.plan}. */
final class RunLines {
    private RunLines() {}

    static String of(List<StepRecord> records) {
        var lines = new ArrayList<String>();
        records.forEach(record -> step(record, record.step().name(), "", lines));
        return PlainLines.joined(lines);
    }

    private static void step(StepRecord record, String name, String indent, List<String> lines) {
        if (record.step().body() instanceof CompiledStep.Assign) {
            return;
        }
        lines.add(indent + PlainLines.head(name, record.outcome().word(), why(record)));
        var deeper = indent + "  ";
        record.calls().forEach(sent -> lines.add(deeper + sent(sent)));
        if (record.inner().isEmpty() && record.turns().isEmpty() && planned(record) instanceof Plan.Act act) {
            act.now().forEach(call -> lines.add(deeper + PlainLines.call("would call", call)));
            act.then().forEach(call -> lines.add(deeper + PlainLines.call("then would call", call)));
        }
        record.turns().forEach(turn -> step(turn.step(), turn.name() + " " + turn.index(), deeper, lines));
        record.inner().forEach(inner -> step(inner, inner.step().name(), deeper, lines));
    }

    private static Plan planned(StepRecord record) {
        return record.outcome() instanceof Outcome.Planned planned ? planned.plan() : new Plan.Refuse("");
    }

    private static String why(StepRecord record) {
        if (!record.inner().isEmpty() || !record.turns().isEmpty()) {
            return "";
        }
        return switch (record.outcome()) {
            case Outcome.Succeeded succeeded -> succeeded.seen();
            case Outcome.NothingToDo nothing -> nothing.seen();
            case Outcome.NotVerified not -> not.why();
            case Outcome.Failed failed -> failed.why();
            case Outcome.Blocked blocked -> blocked.why();
            case Outcome.Skipped skipped -> skipped.condition();
            case Outcome.Planned planned -> planned.plan() instanceof Plan.Wait wait ? wait.what() : "";
            case Outcome.Waiting waiting -> waiting.what();
            case Outcome.Undone undone -> undone.why();
        };
    }

    private static String sent(Done sent) {
        var end = switch (sent.status()) {
            case OK -> "";
            case FAILED -> "; it failed" + (sent.code().isEmpty() ? "" : " with " + Ink.plain(sent.code()));
            case IN_DOUBT -> "; nobody knows whether it was applied";
        };
        return PlainLines.call("called", sent.call()) + end;
    }
}
