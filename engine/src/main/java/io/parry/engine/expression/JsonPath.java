package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query of RFC 9535, parsed once. Three things are added: {@code -} in names after a dot, paths from a {@link Scope}
 * (at the beginning, in brackets, in filter selectors), and paths that go on after a filter of an expression.
 *
 * <p>A path into a {@link Value.Unknown} is that unknown. What is selected inside a {@link Value.Secret} is a secret of
 * the same origin. In a filter selector {@code $} is what the whole text begins with ({@code event} in
 * {@code event.x[?@.a == $.b]}). An evaluation looks at no more than {@value Walk#MOST} values.
 *
 * <p>Evaluating throws {@link EvaluationFailed}: {@code missing-value} for a scope's name that is not there,
 * {@code wrong-value} for a value in brackets that is neither text nor an integer, and for a path that looks at more
 * values than allowed.
 */
public final class JsonPath {
    private final String text;
    private final String root;
    private final List<PathSegment> segments;

    JsonPath(String text, String root, List<PathSegment> segments) {
        this.text = text;
        this.root = root;
        this.segments = List.copyOf(segments);
    }

    /**
     * The path that the whole text is: {@code $.detail.eventName}, {@code vars.held['A']}.
     *
     * @throws SyntaxError when it is none
     */
    public static JsonPath parse(String text) throws SyntaxError {
        return PathParser.whole(text, false);
    }

    /** As {@link #parse(String)}, RFC 9535 and nothing more. @throws SyntaxError for anything else */
    public static JsonPath parseStandard(String text) throws SyntaxError {
        return PathParser.whole(text, true);
    }

    /** The path that begins at the cursor, which is left behind its last character. */
    static JsonPath parse(Cursor cursor) throws SyntaxError {
        return new PathParser(cursor, false).query(false);
    }

    /** What follows a filter: one segment or more, applied to what the filter gave; {@link #root} is {@code @}. */
    static JsonPath suffix(Cursor cursor) throws SyntaxError {
        return new PathParser(cursor, false).suffix();
    }

    /** {@code $}, {@code @} or the name in the scope that it begins with. */
    public String root() {
        return root;
    }

    /** Whether it can select one value at most, by RFC 9535's rule: every segment is one name or one index. */
    public boolean isSingular() {
        return segments.stream().allMatch(PathSegment::isSingular);
    }

    /**
     * The values selected, in order; of what lies in an unknown that unknown.
     *
     * @param root what {@code $} stands for
     */
    public List<Value> select(Value root, Scope scope) {
        return found(root, scope).map(Spot::value).toList();
    }

    /**
     * As {@link #select}, each with its normalized path (RFC 9535, 2.7), which begins with {@link #root}. Of an unknown
     * it is the path to where it was met. Names that are secret read {@code ***}.
     */
    public List<Selected> locate(Value root, Scope scope) {
        return found(root, scope)
                .map(spot -> new Selected(spot.path(this.root), spot.value()))
                .toList();
    }

    /** As {@link #select}, each with the way to it, so that it can be changed there. */
    public List<Place> places(Value root, Scope scope) {
        return found(root, scope).map(Place::of).toList();
    }

    /** A value and the normalized path to it: {@code $['a'][0]}. */
    public record Selected(String path, Value value) {}

    /**
     * One value: of a singular path what it selects or {@link Value#MISSING}, of any other the list of the values
     * selected, or the unknown if one of them is unknown.
     */
    public Value get(Value root, Scope scope) {
        if (isSingular()) {
            var spots = spots(root, scope);
            return spots.isEmpty() ? Value.MISSING : spots.getFirst().value();
        }
        var values = select(root, scope);
        Optional<Value> unknown =
                values.stream().filter(value -> value instanceof Value.Unknown).findFirst();
        return unknown.orElseGet(() -> new Value.Arr(values));
    }

    /** A secret may turn out to hold nothing there; whoever counts must not count it. */
    private Stream<Spot> found(Value root, Scope scope) {
        return spots(root, scope).stream().filter(spot -> !spot.value().isMissing());
    }

    private List<Spot> spots(Value root, Scope scope) {
        var start = isScoped() ? start(scope) : root;
        return follow(start, new Walk(start, scope));
    }

    /** What it selects inside a filter selector, where {@code @} is {@code current}. */
    List<Spot> spots(Value current, Walk walk) {
        return root.equals("@") ? follow(current, walk) : walk.once(this);
    }

    /** What it selects from {@code $} or from the scope: the same during a whole evaluation. */
    List<Spot> absolute(Walk walk) {
        return follow(isScoped() ? start(walk.scope()) : walk.root(), walk);
    }

    private Value start(Scope scope) {
        return scope.find(root, leadingNames())
                .orElseThrow(() -> new EvaluationFailed("missing-value", "there is no `" + root + "` here"));
    }

    private List<Spot> follow(Value start, Walk walk) {
        List<Spot> spots = start instanceof Value.Missing ? List.of() : List.of(Spot.start(start));
        for (var segment : segments) {
            spots = segment.of(spots, walk);
        }
        return spots;
    }

    boolean isScoped() {
        return !root.equals("$") && !root.equals("@");
    }

    boolean isBare() {
        return segments.isEmpty();
    }

    /** The paths from a scope in its brackets and filter selectors, in order; theirs are had from them in turn. */
    public List<JsonPath> inner() {
        return segments.stream()
                .flatMap(PathSegment::queries)
                .flatMap(query -> query.isScoped() ? Stream.of(query) : query.inner().stream())
                .toList();
    }

    /** The names and indices that follow the root, up to the first segment that is not exactly one of them. */
    public List<String> leadingNames() {
        return segments.stream()
                .map(PathSegment::literal)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    /**
     * What it goes through, for who wants to say it in another language; empty where a segment is none of these:
     * several selectors at once, {@code ..}, a name that is only known when it is evaluated.
     */
    public Optional<List<Hop>> hops() {
        var hops = segments.stream().flatMap(segment -> segment.hop().stream()).toList();
        return hops.size() == segments.size() ? Optional.of(hops) : Optional.empty();
    }

    /** One segment, as wide as need be: {@link Hop.Children} may pick only some of them. */
    public sealed interface Hop {
        /** {@code .a}: of a map. */
        record Member(String name) implements Hop {}

        /** {@code [0]}: of a list. */
        record Item(long index) implements Hop {}

        /** {@code [0:2]}: of a list. */
        record Items() implements Hop {}

        /** {@code [*]}, {@code [?…]}: of a list or of a map. */
        record Children() implements Hop {}
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    /** The segment of a normalized path (RFC 9535, 2.7) that selects the member of that name. */
    public static String segment(String name) {
        return Spot.segment(name);
    }
}
