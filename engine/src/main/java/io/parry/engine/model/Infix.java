package io.parry.engine.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** A condition that somebody wrote as in a programming language, as the matcher that it was meant to be. */
final class Infix {
    private static final Pattern COMPARISON =
            Pattern.compile("(?:\\$\\{)?\\s*(\\$?[A-Za-z_.][^\\s=!<>&|]*)\\s*(==|=|!=|>=|<=|>|<)\\s*(.+?)\\s*\\}?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");

    private Infix() {}

    /** The matcher {@code vars.x: a} for {@code vars.x == "a"}; empty where it is not one comparison. */
    static Optional<String> asMatcher(String text) {
        var match = COMPARISON.matcher(text);
        if (!match.matches() || text.contains("&&") || text.contains("||")) {
            return Optional.empty();
        }
        var operand = quoted(unquoted(match.group(3)));
        return Optional.of("{" + path(match.group(1)) + ": " + condition(match.group(2), operand) + "}");
    }

    private static String condition(String comparison, String operand) {
        return switch (comparison) {
            case "==", "=" -> operand;
            case "!=" -> "{none: " + operand + "}";
            default -> "{numeric: [\"" + comparison + "\", " + operand + "]}";
        };
    }

    private static String path(String path) {
        return path.contains("[") ? "\"" + path.replace('"', '\'') + "\"" : path;
    }

    private static String unquoted(String operand) {
        boolean quotes = operand.length() > 1
                && (operand.startsWith("\"") || operand.startsWith("'"))
                && operand.charAt(0) == operand.charAt(operand.length() - 1);
        return quotes ? operand.substring(1, operand.length() - 1) : operand;
    }

    private static String quoted(String operand) {
        return PLAIN.matcher(operand).matches() ? operand : "\"" + operand.replace("\"", "\\\"") + "\"";
    }
}
