package io.parry.engine.plan;

import io.parry.engine.compile.CompiledMatcher;
import io.parry.engine.match.Trace;
import io.parry.engine.value.Value;
import java.util.stream.Collectors;

/** The answers of conditions in words, one line each. */
public final class Lines {
    private static final int LONGEST = 120;

    private Lines() {}

    /** What was asked: {@code $.detail.eventName: [StopLogging, DeleteTrail]}. */
    public static String asked(CompiledMatcher.Entry entry) {
        return switch (entry) {
            case CompiledMatcher.At at -> at.text().text() + ": " + at.source();
            case CompiledMatcher.All all -> "all: " + list(all.matchers());
            case CompiledMatcher.Any any -> "any: " + list(any.matchers());
            case CompiledMatcher.Not not -> "not: " + text(not.matcher());
        };
    }

    private static String list(java.util.List<CompiledMatcher> matchers) {
        return matchers.stream().map(Lines::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(CompiledMatcher matcher) {
        return matcher.entries().stream().map(Lines::asked).collect(Collectors.joining(", ", "{", "}"));
    }

    /** What was found: {@code "StopLogging"}, {@code nothing}, {@code 3 values: …}; secrets masked, long values cut. */
    public static String found(Trace.Line line) {
        if (!line.why().isEmpty()) {
            return line.why();
        }
        if (line.found().isEmpty()) {
            return "nothing";
        }
        return line.found().size() == 1
                ? cut(line.found().getFirst().show())
                : line.found().size() + " values: "
                        + cut(line.found().stream().map(Value::show).collect(Collectors.joining(", ")));
    }

    /** Asked and found on one line. */
    public static String said(Trace.Line line) {
        return line.inner().isEmpty() ? asked(line.entry()) + ", found " + found(line) : asked(line.entry());
    }

    /** The conditions that decide, joined. */
    static String condition(Trace trace) {
        return trace.misses().stream().map(line -> asked(line.entry())).collect(Collectors.joining(" and "));
    }

    /** At most {@value #LONGEST} characters of it. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
