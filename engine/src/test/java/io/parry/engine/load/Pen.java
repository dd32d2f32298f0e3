package io.parry.engine.load;

import java.util.ArrayList;
import java.util.List;

/** Writes YAML and remembers where it wrote what a value's characters are read from. */
final class Pen {
    private final StringBuilder file = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private final List<String> places = new ArrayList<>();
    private final String lineEnd;
    private int line = 1;
    private int column = 1;

    Pen(String lineEnd) {
        this.lineEnd = lineEnd;
    }

    /** Characters that mean nothing for the value. */
    Pen write(String text) {
        file.append(text);
        column += text.codePointCount(0, text.length());
        return this;
    }

    Pen mark() {
        file.append('\uFEFF');
        return this;
    }

    /** One character of the value, and how it is spelt. */
    Pen write(String spelt, String meant) {
        int from = column;
        write(spelt);
        meant(meant, from, column);
        return this;
    }

    /** A line's end, and what it means. */
    Pen end(String meant) {
        meant(meant, column, column + 1);
        file.append(lineEnd);
        line++;
        column = 1;
        return this;
    }

    private void meant(String meant, int from, int to) {
        value.append(meant);
        for (int i = 0; i < meant.length(); i++) {
            places.add(line + ":" + from + "-" + to);
        }
    }

    String file() {
        return file.toString();
    }

    String value() {
        return value.toString();
    }

    List<String> places() {
        return places;
    }
}
