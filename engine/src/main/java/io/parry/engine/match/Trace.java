package io.parry.engine.match;

import io.parry.engine.compile.CompiledMatcher;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** The answer of a matcher with the answers of its entries. */
public record Trace(Truth truth, List<Line> lines) {
    /**
     * One entry's answer.
     *
     * @param found what its path selected; empty for combinators and where nothing was selected
     * @param why why it cannot be told, empty where it can
     * @param inner the answers inside a combinator
     */
    public record Line(CompiledMatcher.Entry entry, Truth truth, List<Value> found, String why, List<Trace> inner) {}

    /** The lines that ask about a value, at any depth, in file order. */
    public Stream<Line> leaves() {
        return lines.stream()
                .flatMap(line -> line.inner().isEmpty()
                        ? Stream.of(line)
                        : line.inner().stream().flatMap(Trace::leaves));
    }

    /** The lines that keep it from holding: of a combinator the combinator itself. */
    public List<Line> misses() {
        return lines.stream().filter(line -> !line.truth().holds()).toList();
    }
}
