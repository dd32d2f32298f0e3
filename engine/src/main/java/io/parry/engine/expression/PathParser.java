package io.parry.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a path by the grammar of RFC 9535, appendix A, and what {@link JsonPath} adds unless {@code standard}. */
final class PathParser {
    /** Brackets, parentheses and functions inside one another; deeper ones are no path that somebody wrote. */
    private static final int MOST_NESTED = 50;

    private final Cursor cursor;
    private final boolean standard;
    private final PathText words;
    private final PathNumber numbers;
    private int nested;

    PathParser(Cursor cursor, boolean standard) {
        this.cursor = cursor;
        this.standard = standard;
        this.words = new PathText(cursor, standard);
        this.numbers = new PathNumber(cursor);
    }

    static JsonPath whole(String text, boolean standard) throws SyntaxError {
        var cursor = new Cursor(text, 0, text.length());
        var path = new PathParser(cursor, standard).query(false);
        if (!cursor.atEnd()) {
            throw PathSlips.rest(cursor);
        }
        return path;
    }

    JsonPath query(boolean inFilter) throws SyntaxError {
        int from = cursor.position;
        var root = root(inFilter);
        var segments = segments();
        return new JsonPath(cursor.text.substring(from, cursor.position), root, segments);
    }

    JsonPath suffix() throws SyntaxError {
        int from = cursor.position;
        var segments = segments();
        if (segments.isEmpty()) {
            throw PathSlips.suffix(cursor);
        }
        return new JsonPath(cursor.text.substring(from, cursor.position), "@", segments);
    }

    private String root(boolean inFilter) throws SyntaxError {
        if (cursor.take("$")) {
            return "$";
        }
        if (inFilter && cursor.take("@")) {
            return "@";
        }
        if (standard || !words.isName()) {
            throw PathSlips.start(cursor, standard);
        }
        int from = cursor.position;
        var name = words.name();
        if (PathTestParser.LITERALS.contains(name)) {
            throw PathSlips.literal(cursor, from, name);
        }
        return name;
    }

    /** Blanks may stand between segments (RFC 9535, 2.1.1); those after the last one are not the path's. */
    private List<PathSegment> segments() throws SyntaxError {
        var segments = new ArrayList<PathSegment>();
        int end = cursor.position;
        cursor.skipBlanks();
        while (cursor.peek() == '.' || cursor.peek() == '[') {
            segments.add(segment());
            end = cursor.position;
            cursor.skipBlanks();
        }
        cursor.position = end;
        return segments;
    }

    private PathSegment segment() throws SyntaxError {
        boolean descendant = cursor.take("..");
        if (cursor.peek() == '[') {
            return new PathSegment(descendant, bracketed());
        }
        if (!descendant) {
            cursor.take(".");
        }
        return new PathSegment(descendant, List.of(afterDot(descendant)));
    }

    private PathSelector afterDot(boolean descendant) throws SyntaxError {
        if (cursor.take("*")) {
            return new PathSelector.Wildcard();
        }
        if (!words.isName()) {
            throw PathSlips.afterDot(cursor, descendant);
        }
        int from = cursor.position;
        var name = words.name();
        PathSlips.refuseGlued(cursor, from);
        return new PathSelector.Name(name);
    }

    private List<PathSelector> bracketed() throws SyntaxError {
        enter();
        int from = cursor.position++;
        var selectors = new ArrayList<PathSelector>();
        do {
            cursor.skipBlanks();
            selectors.add(selector(from));
            cursor.skipBlanks();
        } while (cursor.take(","));
        if (!cursor.take("]")) {
            throw PathSlips.bracket(cursor, from);
        }
        leave();
        return selectors;
    }

    private PathSelector selector(int bracket) throws SyntaxError {
        if (words.isQuote()) {
            return new PathSelector.Name(words.quoted());
        }
        if (cursor.take("*")) {
            return new PathSelector.Wildcard();
        }
        if (cursor.take("?")) {
            return new PathSelector.Filter(new PathTestParser(cursor, standard, words, this).test());
        }
        if (cursor.peek() == ':' || numbers.isNumber()) {
            return indexOrSlice();
        }
        if (!standard && words.isName()) {
            return scope();
        }
        throw PathSlips.selector(cursor, words, bracket);
    }

    private PathSelector scope() throws SyntaxError {
        int from = cursor.position;
        var path = query(false);
        if (path.isBare()) {
            cursor.position = from;
            throw PathSlips.selector(cursor, words, from);
        }
        return new ScopeSelector(path);
    }

    private PathSelector indexOrSlice() throws SyntaxError {
        var start = bound();
        if (start != null && cursor.peek() != ':') {
            return new PathSelector.Index(start);
        }
        cursor.take(":");
        cursor.skipBlanks();
        var end = bound();
        Long step = null;
        if (cursor.take(":")) {
            cursor.skipBlanks();
            step = bound();
        }
        return new SliceSelector(start, end, step == null ? 1 : step);
    }

    private @Nullable Long bound() throws SyntaxError {
        if (!numbers.isNumber()) {
            return null;
        }
        long bound = numbers.integer();
        cursor.skipBlanks();
        return bound;
    }

    void enter() throws SyntaxError {
        if (++nested > MOST_NESTED) {
            throw cursor.error("more than " + MOST_NESTED + " brackets inside one another");
        }
    }

    void leave() {
        nested--;
    }
}
