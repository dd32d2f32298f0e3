package io.parry.cli;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The playbook that the examples of docs/reference/language.md stand in: the first one on that page. An example says on
 * its first line where it belongs: {@code # playbook} stands alone, {@code # keys} are keys of the playbook, in place
 * of the frame's, {@code # steps} are its steps and {@code # match} what its trigger matches.
 */
final class Frame {
    static final String PAGE = "docs/reference/language.md";
    private static final String STEPS = "steps:\n";

    private Frame() {}

    static String playbook(Pages.Block example) {
        return switch (example.marker()) {
            case "playbook" -> example.text();
            case "keys" -> with(keys(example.text()));
            case "steps" -> withSteps(example.text());
            case "match" -> text().replaceFirst("(?m)^    match:\n(      .*\n)+", "    match:\n" + quoted(example));
            default -> throw new AssertionError(example + " does not say where it belongs");
        };
    }

    static String withSteps(String steps) {
        return with(keys(STEPS + indented(steps, "  ")));
    }

    private static String quoted(Pages.Block example) {
        return java.util.regex.Matcher.quoteReplacement(indented(example.text(), "      "));
    }

    static String text() {
        return Pages.blocks(PAGE).stream()
                .filter(block -> block.marker().equals("playbook"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String with(SequencedMap<String, String> others) {
        var all = keys(text());
        all.putAll(others);
        return String.join("", all.values());
    }

    /** Each key of a playbook with its lines. */
    private static SequencedMap<String, String> keys(String playbook) {
        var keys = new LinkedHashMap<String, String>();
        var key = "";
        for (var line : playbook.lines().toList()) {
            key = line.matches("[a-z].*") ? line.substring(0, line.indexOf(':')) : key;
            keys.merge(key, line + "\n", String::concat);
        }
        keys.remove("");
        return keys;
    }

    private static String indented(String text, String by) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : by + line + "\n")
                .collect(Collectors.joining());
    }
}
