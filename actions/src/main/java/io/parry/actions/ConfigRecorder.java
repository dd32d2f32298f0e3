package io.parry.actions;

import io.parry.engine.action.Plan;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How AWS Config tells of a configuration recorder. */
final class ConfigRecorder {
    /** AWS documents a length and no alphabet. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    private ConfigRecorder() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static Value named(String name) {
        return Value.obj("ConfigurationRecorderNames", Value.arr(name));
    }

    /** The one of that name in a list of recorders, or of their states. */
    static Optional<Value> of(String name, Value list) {
        return list.items().stream()
                .filter(one -> one.at("name").equals(Value.of(name)))
                .findFirst();
    }

    /** Made and run by another service: nobody else can start or stop it. */
    static boolean isOfAService(Value recorder) {
        return recorder.at("servicePrincipal").exists()
                || recorder.at("recordingScope").equals(Value.of("INTERNAL"));
    }

    /** As plain calls name it: an ARN ends in an id that only an answer says. */
    static String about(String name, Target target) {
        return "arn:%s:config:%s:%s:config-recorder/%s"
                .formatted(target.partition(), target.region(), target.account(), name);
    }

    /** After a start it is pending until there is something to record. */
    static Plan on(String name, Value status) {
        var last = status.at("lastStatus");
        if (!is("Failure", last)) {
            return new Plan.Holds(
                    status, "recording is true" + (last.exists() ? ", lastStatus is " + last.show() : ""));
        }
        return isOlderThanStart(status)
                ? new Plan.Holds(status, "recording is true; the failure in lastStatus is older than the start")
                : new Plan.Refuse(
                        "RecorderFails",
                        "the recorder `" + name + "` is on and fails" + why(status)
                                + "; starting it again would change nothing");
    }

    /** The page of the API writes {@code Failure}, examples of its answers {@code FAILURE}. */
    private static boolean is(String word, Value status) {
        return status instanceof Value.Text text && text.text().equalsIgnoreCase(word);
    }

    private static boolean isOlderThanStart(Value status) {
        var failed = time(status.at("lastStatusChangeTime"));
        var started = time(status.at("lastStartTime"));
        return failed.isPresent() && started.isPresent() && failed.get().isBefore(started.get());
    }

    private static Optional<Instant> time(Value value) {
        try {
            return value instanceof Value.Text text ? Optional.of(Instant.parse(text.text())) : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static String why(Value status) {
        var code = said(status.at("lastErrorCode"), ": ");
        return code + said(status.at("lastErrorMessage"), code.isEmpty() ? ": " : ", ");
    }

    private static String said(Value value, String before) {
        return value instanceof Value.Text text ? before + Shown.briefly(text.text()) : "";
    }
}
