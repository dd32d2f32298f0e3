package io.parry.engine.operator;

import io.parry.engine.value.Truth;
import java.util.regex.Pattern;

/** A text that says how often it may be looked at, so that no pattern and no value can hold up a run. */
final class Bounded implements CharSequence {
    /** A few milliseconds; a pattern that does not blow up looks at each character a few times. */
    private static final int LOOKS = 2_000_000;

    private final String text;
    private int looks = LOOKS;

    private Bounded(String text) {
        this.text = text;
    }

    /** Whether all of the text is as the pattern says; unfit where that takes too long to find out. */
    static Truth matches(Pattern pattern, String text) {
        try {
            return Truth.of(pattern.matcher(new Bounded(text)).matches());
        } catch (TooManyLooks | StackOverflowError tooMuch) {
            // a repeated group recurses once per turn: a long text exhausts the stack before it exhausts the looks
            return Truth.UNFIT;
        }
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw new TooManyLooks();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super("too many looks", null, false, false);
        }
    }
}
