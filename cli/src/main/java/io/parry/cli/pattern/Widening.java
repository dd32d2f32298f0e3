package io.parry.cli.pattern;

import io.parry.engine.compile.CompiledCondition;
import io.parry.engine.compile.CompiledLoop;
import io.parry.engine.compile.CompiledMatcher;
import io.parry.engine.compile.CompiledTrigger;
import io.parry.engine.expression.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trigger as patterns one of which lets through every event that it matches. What a pattern cannot say is left out,
 * which only makes it wider.
 */
final class Widening {
    /** More alternatives than these are not taken apart. */
    static final int MOST_BOXES = 32;

    private final Said said;
    private final KnownShapes shapes;
    private int elements;

    private Widening(Said said, KnownShapes shapes) {
        this.said = said;
        this.shapes = shapes;
    }

    static List<Box> of(CompiledTrigger trigger, Operands operands, KnownShapes shapes) {
        var widening = new Widening(new Said(operands, shapes), shapes);
        var roots = Map.of("$", Place.EVENT, "event", Place.EVENT);
        var matched = widening.matcher(trigger.match(), roots);
        return trigger.loop()
                .map(loop -> widening.all(matched, widening.item(loop, roots)))
                .orElse(matched);
    }

    /** At least one item is picked. */
    private List<Box> item(CompiledLoop loop, Map<String, Place> roots) {
        var item = loop.list()
                .whole()
                .filter(list -> list.uses().size() == 1
                        && list.uses().getFirst().path().toString().equals(list.toString()))
                .map(list -> list.uses().getFirst().path())
                .flatMap(path -> place(path, roots).map(place -> path.isSingular() ? place.item(fresh()) : place));
        return item.isEmpty() || loop.where().isEmpty()
                ? List.of(Box.ALL)
                : matcher(loop.where().get(), with(roots, Map.of("$", item.get(), loop.name(), item.get())));
    }

    private static Map<String, Place> with(Map<String, Place> roots, Map<String, Place> more) {
        var all = new HashMap<>(roots);
        all.putAll(more);
        return Map.copyOf(all);
    }

    private List<Box> matcher(CompiledMatcher matcher, Map<String, Place> roots) {
        var boxes = List.of(Box.ALL);
        for (var entry : matcher.entries()) {
            boxes = all(boxes, entry(entry, roots));
        }
        return boxes;
    }

    private List<Box> entry(CompiledMatcher.Entry entry, Map<String, Place> roots) {
        return switch (entry) {
            case CompiledMatcher.At at ->
                place(at.path(), roots)
                        .map(place -> condition(at.condition(), place, roots))
                        .orElse(List.of(Box.ALL));
            case CompiledMatcher.All all -> {
                var boxes = List.of(Box.ALL);
                for (var one : all.matchers()) {
                    boxes = all(boxes, matcher(one, roots));
                }
                yield boxes;
            }
            case CompiledMatcher.Any any -> {
                var boxes = new ArrayList<Box>();
                any.matchers().forEach(one -> boxes.addAll(matcher(one, roots)));
                yield few(boxes);
            }
            case CompiledMatcher.Not not -> not(not.matcher(), roots);
        };
    }

    /** That one condition does not hold can be said; of several it would be one or another. */
    private List<Box> not(CompiledMatcher matcher, Map<String, Place> roots) {
        if (matcher.entries().size() == 1 && matcher.entries().getFirst() instanceof CompiledMatcher.At at) {
            return place(at.path(), roots)
                    .flatMap(place -> said.fails(at.condition(), place).map(leaf -> boxes(place, leaf)))
                    .orElse(List.of(Box.ALL));
        }
        return List.of(Box.ALL);
    }

    private List<Box> condition(CompiledCondition condition, Place place, Map<String, Place> roots) {
        return switch (condition) {
            case CompiledCondition.Nested nested ->
                matcher(nested.matcher(), with(roots, Map.of("$", shapes.isMap(place) ? place : place.item(fresh()))));
            case CompiledCondition.Every every -> condition(every.inner(), place, roots);
            default ->
                said.holds(condition, place).map(leaf -> boxes(place, leaf)).orElse(List.of(Box.ALL));
        };
    }

    /** One of no values never holds. */
    private static List<Box> boxes(Place place, Leaf leaf) {
        return leaf.isNothing()
                ? List.of()
                : List.of(leaf.isEverything() || place.names().isEmpty() ? Box.ALL : Box.of(place, leaf));
    }

    private List<Box> all(List<Box> some, List<Box> others) {
        if (some.size() * others.size() > MOST_BOXES) {
            return some.size() <= others.size() ? some : others;
        }
        var both = new ArrayList<Box>();
        some.forEach(one -> others.forEach(other -> both.add(one.and(other))));
        return both;
    }

    private static List<Box> few(List<Box> boxes) {
        return boxes.size() > MOST_BOXES || boxes.contains(Box.ALL) ? List.of(Box.ALL) : boxes;
    }

    /** Empty where a pattern's names do not lead there. */
    private Optional<Place> place(JsonPath path, Map<String, Place> roots) {
        var hops = path.hops();
        Optional<Place> place = hops.isEmpty() ? Optional.empty() : Optional.ofNullable(roots.get(path.root()));
        for (var hop : hops.orElse(List.of())) {
            place = place.flatMap(so -> next(so, hop));
        }
        return place;
    }

    private Optional<Place> next(Place place, JsonPath.Hop hop) {
        return switch (hop) {
            case JsonPath.Hop.Member member ->
                Optional.of(member.name()).filter(Widening::isPlain).map(place::member);
            case JsonPath.Hop.Item item -> Optional.of(place.item("[" + item.index() + "]"));
            case JsonPath.Hop.Items items -> Optional.of(place.item(fresh()));
            case JsonPath.Hop.Children children ->
                Optional.of(place).filter(shapes::isList).map(list -> list.item(fresh()));
        };
    }

    /** A pattern takes a dot for a level and {@code $or} for a word. */
    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.indexOf('.') < 0 && !name.startsWith("$");
    }

    private String fresh() {
        elements++;
        return "#" + elements;
    }
}
