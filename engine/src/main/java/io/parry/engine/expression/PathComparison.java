package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** RFC 9535, 2.3.5.2.2: equality by content, order of numbers by value and of text by code points, else false. */
enum PathComparison {
    EQUAL("=="),
    DIFFERENT("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    MORE(">");

    private final String sign;

    PathComparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /** True, false, or the unknown for which it cannot be said. */
    Value of(Value left, Value right) {
        var a = Spot.openText(left);
        var b = Spot.openText(right);
        return switch (this) {
            case EQUAL -> same(a, b);
            case DIFFERENT -> not(same(a, b));
            case LESS -> before(a, b);
            case MORE -> before(b, a);
            case AT_MOST -> or(before(a, b), same(a, b));
            case AT_LEAST -> or(before(b, a), same(a, b));
        };
    }

    private static Value same(Value a, Value b) {
        var same = Value.same(a, b);
        if (same.isUnknown()) {
            return a.unknown().or(b::unknown).orElseThrow();
        }
        return Value.of(same.holds());
    }

    private static Value before(Value a, Value b) {
        if (a instanceof Value.Unknown || b instanceof Value.Unknown) {
            return a instanceof Value.Unknown ? a : b;
        }
        if (a instanceof Value.Num one && b instanceof Value.Num other) {
            return Value.of(one.number().compareTo(other.number()) < 0);
        }
        return Value.of(
                a instanceof Value.Text one && b instanceof Value.Text other && order(one.text(), other.text()) < 0);
    }

    private static Value not(Value value) {
        return value instanceof Value.Unknown ? value : value.equals(PathTest.TRUE) ? PathTest.FALSE : PathTest.TRUE;
    }

    private static Value or(Value a, Value b) {
        if (a.equals(PathTest.TRUE) || b.equals(PathTest.TRUE)) {
            return PathTest.TRUE;
        }
        return a instanceof Value.Unknown ? a : b;
    }

    /** By code points, which {@link String#compareTo} is not beyond U+D7FF. */
    static int order(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return rank(a.charAt(i)) - rank(b.charAt(i));
            }
        }
        return a.length() - b.length();
    }

    /** Halves of a pair stand for characters after all that are no halves. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
