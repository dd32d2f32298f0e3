package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One evaluation of a path: what {@code $} and the scope are, and how much may still be looked at. */
final class Walk {
    /** {@code $..*..*..*} on a deep document would otherwise take memory and time without end. */
    static final int MOST = 1_000_000;

    private final Value root;
    private final Scope scope;
    private final IdentityHashMap<JsonPath, List<Spot>> absolute = new IdentityHashMap<>();
    private final Map<String, Optional<IRegexp>> patterns = new HashMap<>();
    private int left = MOST;

    Walk(Value root, Scope scope) {
        this.root = root;
        this.scope = scope;
    }

    Value root() {
        return root;
    }

    Scope scope() {
        return scope;
    }

    /** What a path that does not begin with {@code @} selects; worked out once, not for every element of a list. */
    List<Spot> once(JsonPath path) {
        var known = absolute.get(path);
        if (known == null) {
            known = path.absolute(this);
            absolute.put(path, known);
        }
        return known;
    }

    /** The pattern of that text; empty where it is no I-Regexp. */
    Optional<IRegexp> pattern(String text) {
        return patterns.computeIfAbsent(text, IRegexp::of);
    }

    List<Spot> children(Spot spot) {
        var children = spot.children();
        spend(children.size());
        return children;
    }

    void spend(int values) {
        left -= values;
        if (left < 0) {
            throw new EvaluationFailed("wrong-value", "the path looks at more than " + MOST + " values");
        }
    }
}
