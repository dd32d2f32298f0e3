package io.parry.engine.expression;

import io.parry.engine.value.Value;

/** Which operand may stand where: RFC 9535, 2.4.3. */
final class PathTypes {
    private PathTypes() {}

    /** An operand that stands alone as a test. */
    static PathTest test(PathOperand operand, Cursor cursor, int from, int to) throws SyntaxError {
        return switch (operand) {
            case PathOperand.Query query -> new PathTest.Exists(query.path());
            case PathOperand.Call call
            when call.function().result() == PathFunction.Type.LOGICAL -> new PathTest.Holds(call);
            default ->
                throw new SyntaxError(
                        "a test expected, found the value `" + cursor.text.substring(from, to) + "`",
                        from,
                        to,
                        "compare it: `" + cursor.text.substring(from, to) + " == …`");
        };
    }

    /** @throws SyntaxError when the operand is not of that type */
    static void check(PathOperand operand, PathFunction.Type type, Cursor cursor, int from, int to) throws SyntaxError {
        var text = "`" + cursor.text.substring(from, to) + "`";
        if (type == PathFunction.Type.NODES) {
            if (!(operand instanceof PathOperand.Query)) {
                throw new SyntaxError("a path expected, found " + text, from, to, null);
            }
            return;
        }
        if (operand instanceof PathOperand.Query query && !query.path().isSingular()) {
            throw new SyntaxError(
                    "one value expected, but " + text + " can select many",
                    from,
                    to,
                    "take one of them, as with `[0]`, or use `value(…)` or `count(…)`");
        }
        if (operand instanceof PathOperand.Call call && call.function().result() == PathFunction.Type.LOGICAL) {
            throw new SyntaxError(
                    "a value expected, but " + text + " is true or false",
                    from,
                    to,
                    "use it alone: `[?" + call.function() + "(…)]`");
        }
    }

    /**
     * A pattern that is written down is parsed once. RFC 9535 has a wrong one match nothing, which an author would
     * never notice, so outside {@code standard} it is refused.
     */
    static PathOperand pattern(PathOperand operand, boolean standard, int from, int to) throws SyntaxError {
        if (!(operand instanceof PathOperand.Literal literal) || !(literal.value() instanceof Value.Text text)) {
            return operand;
        }
        try {
            return new PathOperand.Pattern(text, IRegexp.parse(text.text()));
        } catch (SyntaxError wrong) {
            if (standard) {
                return operand;
            }
            throw new SyntaxError(
                    "no I-Regexp: " + wrong.getMessage(), from, to, wrong.hint().orElse(null));
        } catch (EvaluationFailed tooLarge) {
            throw new SyntaxError(String.valueOf(tooLarge.getMessage()), from, to, null);
        }
    }
}
