package io.parry.engine.expression;

import java.math.BigDecimal;

/** Reads the numbers of RFC 9535. */
final class PathNumber {
    /** RFC 7493: integers that every JSON reader keeps exactly. */
    private static final long MOST = (1L << 53) - 1;

    private final Cursor cursor;

    PathNumber(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a number can begin here. */
    boolean isNumber() {
        return cursor.peek() == '-' || isDigit();
    }

    boolean isDigit() {
        return cursor.peek() >= '0' && cursor.peek() <= '9';
    }

    /** An index or a slice's bound. */
    long integer() throws SyntaxError {
        int from = cursor.position;
        boolean negative = cursor.take("-");
        var digits = digits();
        boolean zero = digits.startsWith("0");
        if (digits.isEmpty() || (zero && (negative || digits.length() > 1))) {
            throw TextSlips.number(cursor, from);
        }
        if (digits.length() > 16 || Long.parseLong(digits) > MOST) {
            throw TextSlips.range(cursor, from);
        }
        return negative ? -Long.parseLong(digits) : Long.parseLong(digits);
    }

    /** A number to compare with. */
    BigDecimal number() throws SyntaxError {
        int from = cursor.position;
        cursor.take("-");
        var whole = digits();
        boolean right = !whole.isEmpty() && (whole.length() == 1 || !whole.startsWith("0"));
        right &= !cursor.take(".") || !digits().isEmpty();
        if (cursor.take("e") || cursor.take("E")) {
            right &= exponent(from);
        }
        if (!right) {
            throw TextSlips.number(cursor, from);
        }
        return new BigDecimal(cursor.text.substring(from, cursor.position));
    }

    private boolean exponent(int from) throws SyntaxError {
        if (!cursor.take("-")) {
            cursor.take("+");
        }
        var digits = digits();
        if (digits.length() > 4) {
            throw TextSlips.range(cursor, from);
        }
        return !digits.isEmpty();
    }

    private String digits() {
        int from = cursor.position;
        while (isDigit()) {
            cursor.position++;
        }
        return cursor.text.substring(from, cursor.position);
    }
}
