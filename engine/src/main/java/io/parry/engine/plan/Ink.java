package io.parry.engine.plan;

/** Colours for a terminal, or none. */
public record Ink(boolean coloured) {
    public String bold(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    public String will(String text) {
        return paint("32;1", text);
    }

    public String may(String text) {
        return paint("33", text);
    }

    public String no(String text) {
        return paint("2", text);
    }

    public String bad(String text) {
        return paint("31;1", text);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Lines without the characters that turn or hide what stands beside them. */
    public static String visible(String lines) {
        return lines.codePoints()
                .map(point -> isHidden(point) ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHidden(int point) {
        return Character.getType(point) == Character.FORMAT;
    }

    /** Text from outside, which must not command the terminal. */
    public static String plain(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || isHidden(point) ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
