package io.parry.engine.expression;

import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a filter's name or arguments, as far as it can be seen in the text. */
final class FilterSlips {
    /** What other languages call it, where no spelling is near enough. */
    private static final Map<String, String> ALSO_CALLED = Map.of(
            "length", "count",
            "size", "count",
            "add", "plus",
            "subtract", "minus",
            "multiply", "times",
            "downcase", "lower",
            "upcase", "upper",
            "regex", "capture",
            "from_json", "parse_json",
            "coalesce", "default");

    private FilterSlips() {}

    static SyntaxError unknown(String name, int from) {
        var near = ALSO_CALLED.containsKey(name)
                ? ALSO_CALLED.get(name)
                : NearestName.of(name, Filters.names()).orElse(null);
        var hint = near == null ? "filters are " + String.join(", ", Filters.names()) : "did you mean `" + near + "`?";
        return new SyntaxError(
                ProblemCode.UNKNOWN_FILTER, "unknown filter `" + name + "`", from, from + name.length(), hint);
    }

    static SyntaxError count(Filter filter, int found, int from, int to) {
        int most = filter.parameters().size();
        var count = filter.repeats() ? "at least " + filter.needed() : most == 0 ? "no" : String.valueOf(most);
        var noun = (filter.repeats() ? filter.needed() : most) == 1 ? " argument" : " arguments";
        return new SyntaxError(
                "`" + filter.name() + "` takes " + count + noun + ", found " + found,
                from,
                to,
                "write `" + filter.spec().signature() + "`");
    }

    /** A path's value is looked at when it is there. */
    static void refuseWrongLiterals(Filter filter, FilterSite site) throws SyntaxError {
        for (int i = 0; i < site.arguments().size(); i++) {
            var parameter = filter.parameter(i);
            if (site.arguments().get(i) instanceof Operand.Literal literal
                    && !parameter.kind().fits(literal.value())) {
                throw site.error(i, mismatch(filter, parameter, literal), hint(literal.value()));
            }
        }
    }

    private static String mismatch(Filter filter, Filter.Parameter parameter, Operand.Literal literal) {
        return "`" + filter.name() + "` takes " + parameter.kind().phrase() + " as " + parameter.name() + ", found `"
                + literal.text() + "`";
    }

    private static @Nullable String hint(Value literal) {
        return literal instanceof Value.Text text && text.text().matches("-?[0-9]+(\\.[0-9]+)?")
                ? "a number has no quotes: `" + text.text() + "`"
                : null;
    }
}
