package io.parry.engine.load;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Where the parser gave up, and what it said.
 *
 * @param context what it was reading then
 * @param contextAt where that began; -1 where it does not say
 */
record Failure(String said, int at, String context, int contextAt) {
    static Failure of(MarkedYAMLException error) {
        return new Failure(
                String.valueOf(error.getProblem()),
                Math.max(0, index(error.getProblemMark())),
                String.valueOf(error.getContext()),
                index(error.getContextMark()));
    }

    static Failure atTheEnd(Source source) {
        return new Failure("found unexpected end of stream", source.length(), "while scanning a quoted scalar", -1);
    }

    private static int index(@Nullable Mark mark) {
        return mark == null ? -1 : mark.getIndex();
    }

    /** Errors inside brackets and quotes have nothing to do with indentation. */
    boolean isInside() {
        return context.contains("flow") || context.contains("quoted") || context.contains("block scalar");
    }
}
