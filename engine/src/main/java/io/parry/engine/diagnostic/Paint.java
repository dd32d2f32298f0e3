package io.parry.engine.diagnostic;

/** Colours for a terminal (ECMA-48 SGR), or none. */
record Paint(boolean colour) {
    String strong(String text) {
        return in("1", text);
    }

    String severity(Severity severity, String text) {
        return in(severity == Severity.ERROR ? "1;31" : "1;33", text);
    }

    String hint(String text) {
        return in("36", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    private String in(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
