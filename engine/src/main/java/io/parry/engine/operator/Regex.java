package io.parry.engine.operator;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.IRegexp;
import io.parry.engine.expression.SyntaxError;
import io.parry.engine.model.Node;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;

/** A regular expression for the whole text: RFC 9485, as in the function {@code match} of RFC 9535. */
final class Regex implements ValueOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "regex",
            "The whole text is as the regular expression (I-Regexp, RFC 9485) says; `.*` is for what may stand before or after.",
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
                ? Truth.of(patterns.stream().anyMatch(pattern -> pattern.matches(text.text())))
                : Truth.UNFIT;
    }

    private static IRegexp read(String text) throws SyntaxError {
        try {
            return IRegexp.parse(text);
        } catch (EvaluationFailed tooLarge) {
            throw new SyntaxError(String.valueOf(tooLarge.getMessage()), 0, text.length(), null);
        }
    }
}
