package io.parry.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a playbook may do, least first: a deployment can lower it, never raise it. */
public enum Mode {
    OFF,
    /** Match, plan and record; change nothing, tell nobody. The default. */
    SHADOW,
    /** Notifications go out, changes do not. */
    NOTIFY,
    ENFORCE;

    /** {@code off}, {@code shadow}, {@code notify} or {@code enforce}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Mode::word).toList();
    }
}
