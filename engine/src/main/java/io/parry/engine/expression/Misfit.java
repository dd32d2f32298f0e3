package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** A filter was given what it cannot take. Its place and wording are added where the filter was called. */
final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final int index;
    private final String expected;
    private final transient Value found;

    /**
     * @param index 0 for the input, else the argument's number
     * @param expected never made from a value, which might be secret
     */
    Misfit(int index, String expected, Value found) {
        super(expected, null, false, false);
        this.index = index;
        this.expected = expected;
        this.found = found;
    }

    int index() {
        return index;
    }

    String expected() {
        return expected;
    }

    /** What was found, for a message: short, and {@code a secret} for a secret. */
    String found() {
        var plain = found.secrets().isEmpty() && found.unknown().isEmpty();
        return plain && (found instanceof Value.Text || found instanceof Value.Num || found instanceof Value.Bool)
                ? "`" + shortened(found.show()) + "`"
                : found.kind();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
