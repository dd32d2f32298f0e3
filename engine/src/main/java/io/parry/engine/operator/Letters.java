package io.parry.engine.operator;

/**
 * Text compared with or without regard to case, as EventBridge does it: a letter of the playbook stands for its capital
 * and its small form. Not for others that share one of these, as the Kelvin sign shares its small form with {@code K}:
 * text that only looks alike is not the same.
 */
final class Letters {
    private Letters() {}

    static boolean same(String text, String expected) {
        return text.length() == expected.length() && at(0, text, expected, true);
    }

    static boolean at(int from, String text, String expected, boolean ignoreCase) {
        if (from < 0 || text.length() < from + expected.length()) {
            return false;
        }
        if (!ignoreCase) {
            return text.startsWith(expected, from);
        }
        for (int i = 0; i < expected.length(); i++) {
            if (!stands(expected.charAt(i), text.charAt(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(char expected, char found) {
        char small = Character.toLowerCase(expected);
        char capital = Character.toUpperCase(expected);
        return found == expected
                || (found == small && Character.toUpperCase(small) == capital)
                || (found == capital && Character.toLowerCase(capital) == small);
    }
}
