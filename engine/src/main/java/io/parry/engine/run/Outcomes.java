package io.parry.engine.run;

import java.util.Collection;
import java.util.List;

/** Which of several outcomes counts. */
final class Outcomes {
    /** Worst first. */
    private static final List<String> ORDER = List.of(
            "failed",
            "not-verified",
            "blocked",
            "waiting",
            "planned",
            "undone",
            "succeeded",
            "nothing-to-do",
            "skipped");

    private Outcomes() {}

    /** The worst of them; {@code otherwise} where there are none. */
    static String worst(Collection<String> outcomes, String otherwise) {
        return ORDER.stream().filter(outcomes::contains).findFirst().orElse(otherwise);
    }

    static boolean isBad(String outcome) {
        return ORDER.indexOf(outcome) <= ORDER.indexOf("blocked") && ORDER.contains(outcome);
    }
}
