package io.parry.engine.bundle;

import io.parry.engine.diagnostic.Location;

/** Reads what {@link Places} writes, one place after the other. */
final class PlaceReader {
    /** Nobody's file has more lines, or a longer one. */
    private static final int MOST = 10_000_000;

    private final String file;
    private final String text;
    private int at;
    private int line;

    PlaceReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    Location next() throws BadBundle {
        line += number();
        int column = number();
        int length = number();
        if (line < 1 || line > MOST || column < 1 || length < 1) {
            throw wrong();
        }
        return new Location(file, line, column, column + length);
    }

    void end() throws BadBundle {
        if (at <= text.length()) {
            throw wrong();
        }
    }

    private int number() throws BadBundle {
        boolean negative = at < text.length() && text.charAt(at) == '-';
        int from = negative ? at + 1 : at;
        int number = 0;
        int to = from;
        for (; to < text.length() && text.charAt(to) != ' '; to++) {
            int digit = text.charAt(to) - '0';
            if (digit < 0 || digit > 9 || number > MOST) {
                throw wrong();
            }
            number = number * 10 + digit;
        }
        if (to == from) {
            throw wrong();
        }
        at = to + 1;
        return negative ? -number : number;
    }

    private static BadBundle wrong() {
        return BadBundle.form("the places of a document do not fit it");
    }
}
