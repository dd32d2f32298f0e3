package io.parry.engine.compile;

import io.parry.engine.operator.Gaps;
import java.util.List;
import java.util.Locale;

/**
 * A text in which {@code *} stands for any characters. Small and capital letters are the same: AWS's names differ in
 * it.
 */
record Glob(Gaps gaps) {
    static Glob of(String pattern) {
        return new Glob(new Gaps(List.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))));
    }

    boolean matches(String text) {
        return gaps.matches(text.toLowerCase(Locale.ROOT));
    }
}
