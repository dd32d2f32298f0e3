package io.parry.engine.run;

import io.parry.engine.match.Loops;
import io.parry.engine.match.Match;
import io.parry.engine.match.Trace;
import io.parry.engine.plan.Lines;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a run began: each condition of the trigger, and of its loop for the item, with the values it was given by. A
 * condition inside {@code any} or {@code not} may be false where the whole holds.
 */
final class Matched {
    private static final int MOST_CONDITIONS = 50;
    private static final int MOST_VALUES = 5;
    private static final int LONGEST = 300;

    private Matched() {}

    static Value of(Match match) {
        var where = match.item().flatMap(Loops.Item::where).stream();
        return new Value.Arr(Stream.concat(Stream.of(match.trace().match()), where)
                .flatMap(Trace::leaves)
                .limit(MOST_CONDITIONS)
                .map(Matched::line)
                .toList());
    }

    private static Value line(Trace.Line line) {
        return Value.obj(
                "condition", Cut.of(Value.of(Lines.asked(line.entry())), LONGEST),
                "line", line.entry().location().line(),
                "verdict", verdict(line.truth()),
                "found",
                        new Value.Arr(line.found().stream()
                                .limit(MOST_VALUES)
                                .map(value -> Cut.of(value, LONGEST))
                                .toList()),
                "more",
                        line.found().size() > MOST_VALUES
                                ? Value.of(line.found().size() - MOST_VALUES)
                                : Value.MISSING);
    }

    private static String verdict(Truth truth) {
        return truth.settled().name().toLowerCase(Locale.ROOT);
    }
}
