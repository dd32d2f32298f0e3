package io.parry.cli;

import io.parry.engine.model.Mode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The option {@code --mode}. */
final class Modes {
    private Modes() {}

    /** Empty where the option was not given. */
    static Optional<Mode> parse(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        return Optional.of(Mode.of(word)
                .orElseThrow(() -> Refused.usage("`--mode " + word + "` is not known; one of "
                        + String.join(", ", Mode.words()) + " expected")));
    }
}
