package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code .a}, {@code [0, 1]}; with {@code ..} before it applied to everything below as well. */
record PathSegment(boolean descendant, List<PathSelector> selectors) {
    PathSegment {
        selectors = List.copyOf(selectors);
    }

    /**
     * What it selects from each of those. An unknown among them stays as it is; where a filter cannot be decided the
     * whole result is one unknown, for nobody can say what belongs to it.
     */
    List<Spot> of(List<Spot> spots, Walk walk) {
        var selected = new ArrayList<Spot>();
        for (var spot : spots) {
            var undecided = descendant ? deep(spot, walk, selected) : select(spot, walk, selected);
            if (undecided.isPresent()) {
                return List.of(spot.with(undecided.get()));
            }
        }
        return selected;
    }

    private Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
        if (spot.value() instanceof Value.Unknown) {
            selected.add(spot);
            return Optional.empty();
        }
        for (var selector : selectors) {
            var undecided = selector.select(spot, walk, selected);
            if (undecided.isPresent()) {
                return undecided;
            }
        }
        return Optional.empty();
    }

    /** A parent before its children, children in order: RFC 9535, 2.5.2.2. Own stack, so that depth costs no calls. */
    private Optional<Value.Unknown> deep(Spot top, Walk walk, List<Spot> selected) {
        var ahead = new ArrayDeque<Spot>();
        ahead.push(top);
        while (!ahead.isEmpty()) {
            var spot = ahead.pop();
            var undecided = select(spot, walk, selected);
            if (undecided.isPresent()) {
                return undecided;
            }
            walk.children(spot).reversed().forEach(ahead::push);
        }
        return Optional.empty();
    }

    boolean isSingular() {
        return !descendant && selectors.size() == 1 && selectors.getFirst().isSingular();
    }

    /** The one name or index it is, as text. */
    Optional<String> literal() {
        return isSingular() ? selectors.getFirst().literal() : Optional.empty();
    }

    /** The one thing it is, where it is one. */
    Optional<JsonPath.Hop> hop() {
        return descendant || selectors.size() != 1
                ? Optional.empty()
                : switch (selectors.getFirst()) {
                    case PathSelector.Name name -> Optional.of(new JsonPath.Hop.Member(name.name()));
                    case PathSelector.Index index -> Optional.of(new JsonPath.Hop.Item(index.index()));
                    case SliceSelector slice -> Optional.of(new JsonPath.Hop.Items());
                    case PathSelector.Wildcard all -> Optional.of(new JsonPath.Hop.Children());
                    case PathSelector.Filter some -> Optional.of(new JsonPath.Hop.Children());
                    case ScopeSelector fromScope -> Optional.empty();
                };
    }

    Stream<JsonPath> queries() {
        return selectors.stream().flatMap(PathSelector::queries);
    }
}
