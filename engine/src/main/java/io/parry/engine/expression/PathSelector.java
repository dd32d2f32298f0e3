package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What picks among the children of a value: RFC 9535's five, and a path from a scope in brackets. */
sealed interface PathSelector
        permits PathSelector.Name,
                PathSelector.Index,
                PathSelector.Wildcard,
                PathSelector.Filter,
                SliceSelector,
                ScopeSelector {
    /** Adds what it selects to {@code selected}; or gives the unknown for which it cannot be said. */
    Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected);

    default boolean isSingular() {
        return false;
    }

    /** A literal name or index, as text. */
    default Optional<String> literal() {
        return Optional.empty();
    }

    /** The queries inside it. */
    default Stream<JsonPath> queries() {
        return Stream.empty();
    }

    /** {@code .a}, {@code ['a']}. */
    record Name(String name) implements PathSelector {
        @Override
        public Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
            var member = spot.value().at(name);
            if (!(member instanceof Value.Missing)) {
                walk.spend(1);
                selected.add(spot.member(name, member));
            }
            return Optional.empty();
        }

        @Override
        public boolean isSingular() {
            return true;
        }

        @Override
        public Optional<String> literal() {
            return Optional.of(name);
        }
    }

    /** {@code [0]}; from the end when negative. */
    record Index(long index) implements PathSelector {
        @Override
        public Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
            if (index != (int) index) {
                return Optional.empty();
            }
            var item = spot.value().at((int) index);
            if (!(item instanceof Value.Missing)) {
                walk.spend(1);
                selected.add(spot.item(fromStart(spot.value()), item));
            }
            return Optional.empty();
        }

        private int fromStart(Value list) {
            return (int)
                    (index < 0 && Spot.open(list) instanceof Value.Arr arr
                            ? arr.items().size() + index
                            : index);
        }

        @Override
        public boolean isSingular() {
            return true;
        }

        @Override
        public Optional<String> literal() {
            return Optional.of(Long.toString(index));
        }
    }

    /** {@code *}. */
    record Wildcard() implements PathSelector {
        @Override
        public Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
            selected.addAll(walk.children(spot));
            return Optional.empty();
        }
    }

    /** {@code [?…]}. */
    record Filter(PathTest test) implements PathSelector {
        @Override
        public Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
            for (var child : walk.children(spot)) {
                var holds = test.of(child.value(), walk);
                if (holds instanceof Value.Unknown unknown) {
                    return Optional.of(unknown);
                }
                if (holds.equals(PathTest.TRUE)) {
                    selected.add(child);
                }
            }
            return Optional.empty();
        }

        @Override
        public Stream<JsonPath> queries() {
            return test.queries();
        }
    }
}
