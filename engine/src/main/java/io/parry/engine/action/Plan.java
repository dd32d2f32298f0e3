package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;

/** What an action answers. */
public sealed interface Plan {
    /**
     * Send {@code now} (none needs another's effect), then ask again. {@code then} is what would follow: shown and
     * approved, never sent from here; only it may hold unknowns.
     */
    record Act(List<Call> now, List<Call> then) implements Plan {
        public Act {
            now = List.copyOf(now);
            then = List.copyOf(then);
        }

        public static Act now(Call... calls) {
            return new Act(List.of(calls), List.of());
        }
    }

    /** On its way by itself; ask again, not sooner. */
    record Wait(Duration atLeast, String what) implements Plan {}

    /** As it should be, and what was seen that says so. */
    record Holds(Value output, String seen) implements Plan {}

    /**
     * Not ours to do, or not possible.
     *
     * @param code what {@code steps.x.error.code} becomes; {@code refused} where AWS gave none
     */
    record Refuse(String code, String why) implements Plan {
        public Refuse(String why) {
            this("refused", why);
        }
    }
}
