package io.parry.engine.expression;

import java.util.List;
import java.util.function.IntPredicate;

/** A piece of an I-Regexp. */
sealed interface PatternPart {
    /** One character, a code point. */
    record One(IntPredicate characters) implements PatternPart {}

    record Sequence(List<PatternPart> parts) implements PatternPart {}

    record Choice(List<PatternPart> branches) implements PatternPart {}

    /** {@code most} is negative where there is no end. */
    record Repeat(PatternPart part, int least, int most) implements PatternPart {}

    /** {@code ^} or {@code $}. */
    record Edge(boolean atStart) implements PatternPart {}
}
