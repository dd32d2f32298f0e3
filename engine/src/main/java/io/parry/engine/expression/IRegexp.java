package io.parry.engine.expression;

import java.util.Optional;

/**
 * An I-Regexp (RFC 9485). Run as an automaton that is in all its states at once, so a match costs the length of the
 * text times the size of the pattern, whatever the text: there is no backtracking to blow up and no stack to overflow.
 * {@code ^} and {@code $} stand for the ends of the text, as in the RFC's own mapping to ECMAScript.
 */
public final class IRegexp {
    private final PatternStates states;

    private IRegexp(PatternStates states) {
        this.states = states;
    }

    /**
     * The pattern of that text.
     *
     * @throws SyntaxError when it is no I-Regexp
     * @throws EvaluationFailed {@code wrong-value} when it is longer than, or makes more states than,
     *     {@value PatternStates#MOST}
     */
    public static IRegexp parse(String pattern) throws SyntaxError {
        if (pattern.length() > PatternStates.MOST) {
            throw PatternStates.tooLarge();
        }
        return new IRegexp(PatternStates.of(new PatternParser(pattern).parse()));
    }

    /** The pattern of that text, if it is one. @throws EvaluationFailed as {@link #parse} */
    static Optional<IRegexp> of(String pattern) {
        try {
            return Optional.of(parse(pattern));
        } catch (SyntaxError none) {
            return Optional.empty();
        }
    }

    /** Whether the whole text is of this pattern. */
    public boolean matches(String text) {
        return run(text.codePoints().toArray(), true);
    }

    /** Whether some part of the text is. */
    boolean finds(String text) {
        return run(text.codePoints().toArray(), false);
    }

    private boolean run(int[] text, boolean whole) {
        var now = states.none();
        var next = states.none();
        for (int at = 0; at < text.length; at++) {
            if (at == 0 || !whole) {
                now.enter(states.start(), at == 0, false);
            }
            if (!whole && now.accepts()) {
                return true;
            }
            now.step(text[at], next.clear(), at + 1 == text.length);
            var done = now;
            now = next;
            next = done;
        }
        if (text.length == 0 || !whole) {
            now.enter(states.start(), text.length == 0, true);
        }
        return now.accepts();
    }
}
