package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression, in the syntax of {@link Pattern}, for the whole text as in RFC 9535's {@code match}. */
final class Regex implements ValueOperator {
    private static final int LONGEST = 1000;

    private static final OperatorSpec SPEC = new OperatorSpec(
            "regex",
            "The whole text is as the regular expression says; `.*` at an end is for what may stand there.",
            Operand.PATTERN,
            "{regex: \"CloudWatch\\\\.([1-9]|1[0-4])\"}",
            List.of("\"CloudWatch.1\"", "\"CloudWatch.14\""),
            List.of("\"CloudWatch.15\"", "\"CloudWatch.140\"", "\"the CloudWatch.1\"", "1"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Node operand, Problems problems) {
        Texts.check(SPEC, operand, problems, Regex::read);
    }

    @Override
    public Test with(Value operand) {
        var patterns = Texts.read(SPEC, operand, Regex::read);
        return (value, now) -> value instanceof Value.Text text
                ? patterns.stream()
                        .map(pattern -> Bounded.matches(pattern, text.text()))
                        .reduce(Truth.FALSE, Truth::or)
                : Truth.UNFIT;
    }

    private static Pattern read(String text) throws SyntaxError {
        if (text.length() > LONGEST) {
            throw new SyntaxError(
                    "a regular expression of at most " + LONGEST + " characters expected, found " + text.length(),
                    0,
                    text.length(),
                    null);
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException error) {
            int at = Math.clamp(error.getIndex(), 0, Math.max(0, text.length() - 1));
            throw new SyntaxError("no regular expression: " + reason(error), at, at + 1, null);
        }
    }

    private static String reason(PatternSyntaxException error) {
        var reason = String.valueOf(error.getDescription());
        return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
