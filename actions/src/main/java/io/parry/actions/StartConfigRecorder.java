package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Has AWS Config record again (<a
 * href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigurationRecorder.html">
 * StartConfigurationRecorder</a>). A recorder that is on and fails is refused: to start it changes nothing, and to find
 * nothing to do would say that Config records.
 */
public final class StartConfigRecorder implements Action {
    private static final Operation RECORDERS = Operation.of("config:DescribeConfigurationRecorders");
    private static final Operation STATUS = Operation.of("config:DescribeConfigurationRecorderStatus");
    private static final Operation CHANNELS = Operation.of("config:DescribeDeliveryChannels");
    private static final Operation START = Operation.of("config:StartConfigurationRecorder");
    private static final String GONE = "NoSuchConfigurationRecorder";

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "StartConfigRecorder",
                "Starts a configuration recorder of AWS Config again.",
                List.of(new ActionSpec.Input(
                        "recorder", "string", false, "Name of the recorder; without it the only one there is")),
                """
                - id: record
                  action: StartConfigRecorder
                  with: {recorder: default}
                """,
                Uses.of(
                        List.of(RECORDERS.toString(), STATUS.toString(), CHANNELS.toString()),
                        List.of(START.toString())),
                Duration.ofSeconds(15));
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        return in.get("recorder").isMissing()
                ? theOnlyOne(in.target(), now)
                : named(in.text("recorder"), in.target(), now);
    }

    private static Plan named(String name, Target target, Reads now) {
        if (!ConfigRecorder.isName(name)) {
            return new Plan.Refuse(
                    "wrong-value",
                    "expected `recorder` to be the name of a configuration recorder, found `" + Shown.briefly(name)
                            + "`");
        }
        var found = now.find(RECORDERS, ConfigRecorder.named(name), GONE);
        if (found.unknown().isPresent()) {
            return asItIs(name, target, now);
        }
        var recorder = ConfigRecorder.of(name, found.at("ConfigurationRecorders"));
        return recorder.map(ConfigRecorder::isOfAService).orElse(false)
                ? ofAService(recorder.get())
                : recorder.map(ours -> asItIs(name, target, now)).orElseGet(() -> gone(name, target));
    }

    /** A service's recorder is beside the account's own, and is not counted. */
    private static Plan theOnlyOne(Target target, Reads now) {
        var found = now.get(RECORDERS, Value.obj()).at("ConfigurationRecorders").items();
        var ours = found.stream()
                .filter(Predicate.not(ConfigRecorder::isOfAService))
                .toList();
        if (ours.size() > 1) {
            return new Plan.Refuse("there are " + ours.size() + " recorders in " + place(target) + ": "
                    + ours.stream().map(one -> one.at("name").show()).collect(Collectors.joining(", "))
                    + "; say which in `recorder`");
        }
        if (ours.isEmpty()) {
            return found.isEmpty()
                    ? new Plan.Refuse(GONE, "there is no configuration recorder in " + place(target))
                    : ofAService(found.getFirst());
        }
        return ours.getFirst().at("name") instanceof Value.Text name
                ? asItIs(name.text(), target, now)
                : new Plan.Refuse("AWS Config does not say the name of the recorder in " + place(target));
    }

    private static Plan asItIs(String name, Target target, Reads now) {
        var found = now.find(STATUS, ConfigRecorder.named(name), GONE);
        var status = found.unknown().isPresent()
                ? Optional.of(found)
                : ConfigRecorder.of(name, found.at("ConfigurationRecordersStatus"));
        return status.map(there -> there.at("recording").equals(Value.of(true))
                        ? ConfigRecorder.on(name, there)
                        : start(name, there.at("recording"), target, now))
                .orElseGet(() -> gone(name, target));
    }

    private static Plan start(String name, Value before, Target target, Reads now) {
        var channels = now.get(CHANNELS, Value.obj());
        if (channels.unknown().isEmpty()
                && channels.at("DeliveryChannels").items().isEmpty()) {
            return new Plan.Refuse(
                    "NoAvailableDeliveryChannel",
                    "the recorder `" + name + "` cannot start: there is no delivery channel in " + place(target));
        }
        var which = Value.obj("ConfigurationRecorderName", name);
        return Plan.Act.now(Call.of(START, which, target, Effect.CHANGE, List.of(ConfigRecorder.about(name, target)))
                .changing("recording", before, Value.of(true))
                .undoneBy(new Call.Undo("config:StopConfigurationRecorder", which)));
    }

    private static Plan ofAService(Value recorder) {
        return new Plan.Refuse("the recorder " + recorder.at("name").show() + " belongs to "
                + (recorder.at("servicePrincipal").exists()
                        ? "the service " + recorder.at("servicePrincipal").show()
                        : "a service of AWS")
                + ", which alone starts it");
    }

    private static Plan gone(String name, Target target) {
        return new Plan.Refuse(GONE, "the recorder `" + name + "` does not exist in " + place(target));
    }

    private static String place(Target target) {
        return target.account() + " " + target.region();
    }
}
