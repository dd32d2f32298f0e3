package io.parry.engine.compile;

import java.util.List;
import java.util.Locale;

/**
 * A text in which {@code *} stands for any characters. Small and capital letters are the same: AWS's names differ in
 * it.
 */
record Glob(List<String> texts) {
    static Glob of(String pattern) {
        return new Glob(List.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1)));
    }

    boolean matches(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (texts.size() == 1) {
            return lower.equals(texts.getFirst());
        }
        int end = lower.length() - texts.getLast().length();
        return lower.startsWith(texts.getFirst()) && lower.endsWith(texts.getLast()) && between(lower, end);
    }

    /** The texts between the first and the last star, each where it is found first. */
    private boolean between(String text, int end) {
        int from = texts.getFirst().length();
        for (var middle : texts.subList(1, texts.size() - 1)) {
            int at = text.indexOf(middle, from);
            if (at < 0) {
                return false;
            }
            from = at + middle.length();
        }
        return from <= end;
    }
}
