package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes at a finding of Security Hub what was done about it. It is resolved only where the state was seen to be right;
 * otherwise its owner is to look at it, and the note says why.
 *
 * <p>An update makes Security Hub tell of the finding again, so this says twice what it has said only where something
 * else came of it: a run that its own update began finds it said. What a person has decided stays decided.
 *
 * <p>It acts in the step's account and with the step's role, in the Region in which the finding came up: there both the
 * account itself and its administrator may update it, and an aggregating Region follows.
 */
public final class UpdateFinding implements Action {
    private static final String GONE = "FindingNotFound";

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "UpdateFinding",
                "Writes at a Security Hub finding what was done; resolves it where the state proves it.",
                List.of(
                        new ActionSpec.Input(
                                "finding", "map", true, "The finding as the event has it, in ASFF or in OCSF"),
                        new ActionSpec.Input(
                                "step",
                                "map",
                                true,
                                "What came of it: `${steps.ID}`, or a list of them; resolved needs `proof: state` of all"),
                        new ActionSpec.Input("note", "string", false, "What else to write; cut where it does not fit")),
                """
                - id: restart
                  action: StartLogging
                  with: {trail: "${vars.trail}"}
                - id: write-back
                  action: UpdateFinding
                  with:
                    finding: ${event.detail.findings[0]}
                    step: ${steps.restart}
                """,
                Uses.of(
                        List.of(AsffFinding.READ.toString(), OcsfFinding.READ.toString()),
                        List.of(AsffFinding.UPDATE.toString(), OcsfFinding.UPDATE.toString())),
                // "It can take several minutes for Security Hub to process your request", says the API's page.
                Duration.ofMinutes(5));
    }

    /** Of the two formats the one that it is in, as soon as that is known. */
    @Override
    public Uses uses(Value with) {
        var finding = with.at("finding");
        return finding.unknown().isPresent()
                ? spec().uses()
                : Finding.of(finding)
                        .map(known -> Uses.of(
                                List.of(known.read().toString()),
                                List.of(known.write().toString())))
                        .orElseGet(() -> spec().uses());
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        if (in.get("finding") instanceof Value.Unknown unknown) {
            throw new NotYet(unknown.after());
        }
        var remedy = Remedy.of(in.get("step"));
        return Finding.of(in.get("finding"))
                .map(finding -> at(finding, remedy, in, now))
                .orElseGet(() -> new Plan.Refuse(
                        "wrong-value",
                        "`finding` needs a finding of Security Hub, with Id and ProductArn or, in OCSF, metadata.uid;"
                                + " found "
                                + (in.get("finding") instanceof Value.Obj
                                        ? "none of them"
                                        : in.get("finding").kind())));
    }

    private static Plan at(Finding finding, Remedy remedy, Inputs in, Reads now) {
        var region = finding.region().isEmpty() ? in.target().region() : finding.region();
        if (!Finding.REGION.matcher(region).matches()
                || !Target.partitionOf(region).equals(in.target().partition())) {
            return new Plan.Refuse(
                    "wrong-value",
                    "expected a finding of a Region of partition `"
                            + in.target().partition() + "`, found `" + Shown.briefly(region) + "`");
        }
        var target = in.target().inRegion(region);
        var answer = now.in(target).get(finding.read(), finding.filters());
        if (answer instanceof Value.Unknown || answer.at("Findings") instanceof Value.Unknown) {
            return Plan.Act.now(finding.update(target, Optional.empty(), status(remedy), note(remedy, in, "")));
        }
        return finding.state(answer)
                .map(state -> at(finding, state, remedy, in, target))
                .orElseGet(() -> new Plan.Refuse(
                        GONE, "there is no such finding in " + target.account() + " " + target.region()));
    }

    private static Plan at(Finding finding, FindingState state, Remedy remedy, Inputs in, Target target) {
        if (state.archived()) {
            return new Plan.Refuse("FindingArchived", "the finding is archived; nobody works on it any more");
        }
        if (isSaid(state, remedy) || isDecided(state)) {
            return new Plan.Holds(
                    Value.obj("status", state.status()),
                    "its status is " + state.status().show() + (state.isOurs() ? ", which a run of ours has set" : ""));
        }
        return Plan.Act.now(
                finding.update(target, Optional.of(state), status(remedy), note(remedy, in, state.written())));
    }

    private static String status(Remedy remedy) {
        return remedy.proven() ? FindingState.RESOLVED : FindingState.NOTIFIED;
    }

    /** Resolved is resolved, whatever proved it then; a reason is to be the present one. */
    private static boolean isSaid(FindingState state, Remedy remedy) {
        return state.is(status(remedy))
                && (remedy.proven() || (state.isOurs() && FindingNote.says(state.note(), remedy.came())));
    }

    /** By somebody else: suppressed for good, or resolved without us. */
    private static boolean isDecided(FindingState state) {
        return state.is(FindingState.SUPPRESSED) || (state.is(FindingState.RESOLVED) && !state.isOurs());
    }

    private static String note(Remedy remedy, Inputs in, String written) {
        var given = in.get("note");
        var more = given.isMissing() || given.unknown().isPresent() ? "" : MessageText.message(given);
        return FindingNote.of(
                remedy.came(), in.moment().run(), FindingNote.reason(remedy.why()), more, FindingNote.before(written));
    }
}
