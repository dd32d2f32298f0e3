package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The filter {@code capture}: named groups of the first match. The pattern is the author's, never an event's; the text
 * is an attacker's, so the search stops after a number of steps.
 */
final class Capture {
    /** Characters looked at; a sane pattern needs a few for each of the text's, this is a few tenths of a second. */
    static final int STEPS = 10_000_000;

    static final Filter FILTER = Filter.named(
                    "capture",
                    Kind.TEXT,
                    "a map of a regular expression's named groups, from its first match; nothing where it does not match")
            .takes("pattern", Kind.TEXT)
            .example(
                    "event.id | capture(\"^(?<kind>[a-z]+)-(?<number>\\\\d+)$\")",
                    "{\"event\": {\"id\": \"sg-12\"}}",
                    "{\"kind\": \"sg\", \"number\": \"12\"}")
            .bound(Capture::bind);

    private Capture() {}

    private static Stage bind(Filter filter, FilterSite site) throws SyntaxError {
        if (!(site.arguments().getFirst() instanceof Operand.Literal literal)) {
            throw site.error(0, "`capture` takes a pattern that is written out, found a path", "write it in quotes");
        }
        var pattern = compiled(literal.value().text(), site);
        return new FilterCall(filter, site, false, (text, arguments) -> groups(pattern, text));
    }

    private static Pattern compiled(String regex, FilterSite site) throws SyntaxError {
        try {
            var pattern = Pattern.compile(regex);
            if (pattern.namedGroups().isEmpty()) {
                throw site.error(0, "`capture` takes a pattern with named groups, found none", "write `(?<name>…)`");
            }
            return pattern;
        } catch (PatternSyntaxException bad) {
            throw site.error(
                    0, "no regular expression: " + lower(bad.getDescription()), "the syntax is Java's `Pattern`");
        }
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static Value groups(Pattern pattern, Value text) throws Misfit {
        var match = pattern.matcher(new Counted(text.text()));
        try {
            return match.find() ? named(pattern, match.toMatchResult()) : Value.MISSING;
        } catch (TooManySteps | StackOverflowError endless) {
            throw new Misfit(0, "text that its pattern can be matched with in reasonable time", text);
        }
    }

    /** A group that took no part in the match is left out. */
    private static Value named(Pattern pattern, MatchResult match) {
        var members = new LinkedHashMap<String, Value>();
        pattern.namedGroups().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .filter(group -> match.start(group.getValue()) >= 0)
                .forEach(group -> members.put(group.getKey(), Value.of(match.group(group.getValue()))));
        return new Value.Obj(members);
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** Text that counts how often it is looked at; what a match gives is cut from the text itself. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int left = STEPS;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- <= 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
