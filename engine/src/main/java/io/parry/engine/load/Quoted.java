package io.parry.engine.load;

/** A text as YAML that no parser misreads, for hints. */
final class Quoted {
    private static final int LONG = 70;

    private Quoted() {}

    static String of(String text) {
        if (!text.contains("\"") && !text.contains("\\")) {
            return '"' + text + '"';
        }
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** {@code quote it: `"…"`}, without the text where it is long. */
    static String hint(String what, String text) {
        return text.isEmpty() || text.length() > LONG ? "quote " + what : "quote " + what + ": `" + of(text) + "`";
    }
}
