package io.parry.engine.load;

import java.util.Arrays;

/** Which of a file's characters made which of a scalar's: the scalar's count as Java's, the file's as code points. */
final class Spelling {
    private final StringBuilder text = new StringBuilder();
    private int[] from = new int[16];
    private int[] to = new int[16];

    void put(int point, int start, int end) {
        for (int i = 0; i < Character.charCount(point); i++) {
            int at = text.length() + i;
            if (at == from.length) {
                from = Arrays.copyOf(from, 2 * at);
                to = Arrays.copyOf(to, 2 * at);
            }
            from[at] = start;
            to[at] = end;
        }
        text.appendCodePoint(point);
    }

    boolean spells(String expected) {
        return expected.contentEquals(text);
    }

    int length() {
        return text.length();
    }

    /** Where a character begins; behind the last one: where that ends. */
    int from(int index) {
        return index < text.length() ? from[index] : to[text.length() - 1];
    }

    int to(int index) {
        return to[index];
    }
}
