package io.parry.engine.expression;

import io.parry.engine.diagnostic.NearestName;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code operand ( | filter )*}, read from left to right; the first mistake ends it. */
final class ExpressionParser {
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

    private final Cursor cursor;
    private final OperandParser operands;

    ExpressionParser(Cursor cursor, boolean underTest) {
        this.cursor = cursor;
        this.operands = new OperandParser(cursor, underTest);
    }

    Expression parse() throws SyntaxError {
        cursor.skipBlanks();
        int start = cursor.position;
        Surprises.refusePolicyVariable(cursor);
        var operand = operands.parse();
        var stages = new ArrayList<Stage>();
        int end = cursor.position;
        for (cursor.skipBlanks(); cursor.take("|"); cursor.skipBlanks()) {
            stages.add(stage(cursor.text.substring(start, end)));
            end = cursor.position;
        }
        if (!cursor.atEnd()) {
            throw Surprises.after(cursor, cursor.text.substring(start, end));
        }
        return new Expression(cursor.text.substring(start, end), operand, stages, operands.uses());
    }

    private Stage stage(String before) throws SyntaxError {
        cursor.skipBlanks();
        if (cursor.peek() == '.' || cursor.peek() == '[') {
            int from = cursor.position;
            return new Stage.Suffix(operands.used(JsonPath.suffix(cursor), from));
        }
        return filter(before);
    }

    private Stage filter(String before) throws SyntaxError {
        int from = cursor.position;
        var name = name();
        if (name.isEmpty()) {
            throw Surprises.insteadOfFilter(cursor);
        }
        var filter = Filters.find(name).orElse(null);
        if (filter == null) {
            throw unknown(name, from);
        }
        var site = arguments(before);
        if (!filter.takes(site.arguments().size())) {
            throw wrongCount(filter, site.arguments().size(), from);
        }
        requireKinds(filter, site);
        return filter.binder().bind(filter, site);
    }

    private String name() {
        int from = cursor.position;
        while (Character.isLetterOrDigit(cursor.peek()) || cursor.peek() == '_' || cursor.peek() == '-') {
            cursor.position++;
        }
        return cursor.text.substring(from, cursor.position);
    }

    private static SyntaxError unknown(String name, int from) {
        var near = ALSO_CALLED.containsKey(name)
                ? ALSO_CALLED.get(name)
                : NearestName.of(name, Filters.names()).orElse(null);
        var hint = near == null ? "filters are " + String.join(", ", Filters.names()) : "did you mean `" + near + "`?";
        return new SyntaxError(
                ProblemCode.UNKNOWN_FILTER, "unknown filter `" + name + "`", from, from + name.length(), hint);
    }

    private FilterSite arguments(String before) throws SyntaxError {
        var arguments = new ArrayList<Operand>();
        var starts = new ArrayList<Integer>();
        int end = cursor.position;
        cursor.skipBlanks();
        int open = cursor.position;
        if (!cursor.take("(")) {
            cursor.position = end;
        } else {
            do {
                cursor.skipBlanks();
                starts.add(cursor.position);
                arguments.add(operands.parse());
                cursor.skipBlanks();
            } while (cursor.take(","));
            if (!cursor.take(")")) {
                throw Surprises.inArguments(cursor, open);
            }
        }
        return new FilterSite(before, List.copyOf(arguments), List.copyOf(starts));
    }

    private SyntaxError wrongCount(Filter filter, int found, int from) {
        int most = filter.parameters().size();
        var count = filter.repeats() ? "at least " + filter.needed() : most == 0 ? "no" : String.valueOf(most);
        var noun = (filter.repeats() ? filter.needed() : most) == 1 ? " argument" : " arguments";
        return new SyntaxError(
                "`" + filter.name() + "` takes " + count + noun + ", found " + found,
                from,
                cursor.position,
                "write `" + filter.spec().signature() + "`");
    }

    private static void requireKinds(Filter filter, FilterSite site) throws SyntaxError {
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
