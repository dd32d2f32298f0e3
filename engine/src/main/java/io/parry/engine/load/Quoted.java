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

    /** {@code quote it: `"…"`}, with the text unless it is long. */
    static String hint(String what, String text) {
        var quoted = of(text);
        var shown = text.length() > LONG ? quoted.charAt(0) + "…" + quoted.charAt(0) : quoted;
        return text.isEmpty() ? "quote " + what : "quote " + what + ": `" + shown + "`";
    }
}
