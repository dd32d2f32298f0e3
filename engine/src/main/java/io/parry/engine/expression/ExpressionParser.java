package io.parry.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** {@code operand ( | filter )*}, read from left to right; the first mistake ends it. */
final class ExpressionParser {
    private final Cursor cursor;
    private final OperandParser operands;

    ExpressionParser(Cursor cursor, boolean underTest) {
        this.cursor = cursor;
        this.operands = new OperandParser(cursor, underTest);
    }

    Expression parse() throws SyntaxError {
        cursor.skipBlanks();
        int start = cursor.position;
        ExpressionSlips.refusePolicyVariable(cursor);
        var operand = operands.parse();
        var stages = new ArrayList<Stage>();
        int end = cursor.position;
        for (cursor.skipBlanks(); cursor.take("|"); cursor.skipBlanks()) {
            stages.add(stage(cursor.text.substring(start, end)));
            end = cursor.position;
        }
        if (!cursor.atEnd()) {
            throw ExpressionSlips.after(cursor, cursor.text.substring(start, end));
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
            throw ExpressionSlips.insteadOfFilter(cursor);
        }
        var filter = Filters.find(name).orElse(null);
        if (filter == null) {
            throw FilterSlips.unknown(name, from);
        }
        var site = arguments(before);
        if (!filter.takes(site.arguments().size())) {
            throw FilterSlips.count(filter, site.arguments().size(), from, cursor.position);
        }
        FilterSlips.refuseWrongLiterals(filter, site);
        return filter.binder().bind(filter, site);
    }

    private String name() {
        int from = cursor.position;
        while (Character.isLetterOrDigit(cursor.peek()) || cursor.peek() == '_' || cursor.peek() == '-') {
            cursor.position++;
        }
        return cursor.text.substring(from, cursor.position);
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
                throw ExpressionSlips.inArguments(cursor, open);
            }
        }
        return new FilterSite(before, List.copyOf(arguments), List.copyOf(starts));
    }
}
