package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is done to text. What one of them takes from an event is text and nothing else: no pattern, no format. */
final class TextFilters {
    private static final String NAME = "{\"vars\": {\"name\": \"rds:Orders\"}}";

    static final List<Filter> ALL = List.of(
            Filter.named("split", Kind.TEXT, "the pieces between separators; empty ones are kept")
                    .takes("separator", Kind.SEPARATOR)
                    .example("vars.name | split(\":\")", NAME, "[\"rds\", \"Orders\"]")
                    .wholly((text, arguments) ->
                            split(text.text(), arguments.getFirst().text())),
            Filter.named("replace", Kind.TEXT, "every occurrence of one text replaced by another")
                    .takes("old", Kind.SEPARATOR)
                    .takes("new", Kind.TEXT)
                    .example("vars.name | replace(\":\", \"-\")", NAME, "\"rds-Orders\"")
                    .wholly((text, arguments) -> replace(
                            text.text(),
                            arguments.get(0).text(),
                            arguments.get(1).text())),
            Filter.named("trim_prefix", Kind.TEXT, "the text without that beginning, once, where it has it")
                    .takes("prefix", Kind.TEXT)
                    .example("vars.name | trim_prefix(\"rds:\")", NAME, "\"Orders\"")
                    .wholly((text, arguments) ->
                            trimPrefix(text.text(), arguments.getFirst().text())),
            Filter.named("trim_suffix", Kind.TEXT, "the text without that end, once, where it has it")
                    .takes("suffix", Kind.TEXT)
                    .example("vars.name | trim_suffix(\"ers\")", NAME, "\"rds:Ord\"")
                    .wholly((text, arguments) ->
                            trimSuffix(text.text(), arguments.getFirst().text())),
            Filter.named("truncate", Kind.TEXT, "at most so many characters (code points) from the start")
                    .takes("length", Kind.LENGTH)
                    .example("vars.name | truncate(3)", NAME, "\"rds\"")
                    .wholly((text, arguments) ->
                            truncate(text.text(), arguments.getFirst().number().intValue())),
            Filter.named("lower", Kind.TEXT, "in lower case, whatever the machine's language")
                    .example("vars.name | lower", NAME, "\"rds:orders\"")
                    .wholly((text, none) -> Value.of(text.text().toLowerCase(Locale.ROOT))),
            Filter.named("upper", Kind.TEXT, "in upper case, whatever the machine's language")
                    .example("vars.name | upper", NAME, "\"RDS:ORDERS\"")
                    .wholly((text, none) -> Value.of(text.text().toUpperCase(Locale.ROOT))),
            Capture.FILTER,
            Arn.FILTER);

    private TextFilters() {}

    private static Value split(String text, String separator) {
        return Value.of(Arrays.asList(text.split(Pattern.quote(separator), -1)));
    }

    /** The length is known before the text is made: a long text may hold a short one very often. */
    private static Value replace(String text, String old, String with) {
        long occurrences = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
            occurrences++;
        }
        Limits.length(text.length() + occurrences * (with.length() - old.length()));
        return Value.of(text.replace(old, with));
    }

    private static Value trimPrefix(String text, String prefix) {
        return Value.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }

    private static Value trimSuffix(String text, String suffix) {
        return Value.of(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
    }

    private static Value truncate(String text, int length) {
        return Value.of(
                text.codePointCount(0, text.length()) <= length
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, length)));
    }
}
