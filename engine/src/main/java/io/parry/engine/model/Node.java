package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A tree of a document's values in which every value knows its place. */
public sealed interface Node {
    Location location();

    /** The plain value, without places. */
    Value value();

    /** A tree of values all of which stand at one place: of a document that was kept without its places. */
    static Node of(Value value, Location location) {
        return switch (value) {
            case Value.Obj obj -> {
                var members = new ArrayList<Member>();
                obj.members()
                        .forEach((name, member) ->
                                members.add(new Member(scalar(Value.of(name), location), of(member, location))));
                yield new Members(members, location);
            }
            case Value.Arr arr ->
                new Items(arr.items().stream().map(item -> of(item, location)).toList(), location);
            default -> scalar(value, location);
        };
    }

    private static Scalar scalar(Value value, Location location) {
        return new Scalar(value, location, (from, to) -> location);
    }

    /** What it is, for a message: {@code text}, {@code a number}, {@code a list} … */
    default String kind() {
        return value().kind();
    }

    /**
     * Text, a number, true, false or null.
     *
     * @param places finds the place of a part of the text
     */
    record Scalar(Value value, Location location, Places places) implements Node {
        /** The content as text, whatever its type: a number as it was written. */
        public String text() {
            return value instanceof Value.Text text ? text.text() : value.show();
        }

        public boolean isText() {
            return value instanceof Value.Text;
        }

        /** The place of the characters {@code from} to {@code to} (exclusive) of {@link #text}. */
        public Location at(int from, int to) {
            return places.at(from, to);
        }
    }

    record Items(List<Node> items, Location location) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Value value() {
            return new Value.Arr(items.stream().map(Node::value).toList());
        }
    }

    /** @param location of the first key, or of the braces where it is empty */
    record Members(List<Member> members, Location location) implements Node {
        public Members {
            members = List.copyOf(members);
        }

        public Optional<Member> member(String name) {
            for (var member : members) {
                if (member.name().equals(name)) {
                    return Optional.of(member);
                }
            }
            return Optional.empty();
        }

        public Optional<Node> get(String name) {
            return member(name).map(Member::value);
        }

        @Override
        public Value value() {
            SequencedMap<String, Value> values = new LinkedHashMap<>();
            members.forEach(member -> values.put(member.name(), member.value().value()));
            return new Value.Obj(values);
        }

        public List<String> names() {
            var names = new ArrayList<String>();
            members.forEach(member -> names.add(member.name()));
            return names;
        }
    }

    /** A key and what stands under it; names are unique in their map. */
    record Member(Scalar key, Node value) {
        public String name() {
            return key.text();
        }
    }

    /** Finds the place of a part of a scalar's text in its file; characters are Java's, places are in code points. */
    @FunctionalInterface
    interface Places {
        Location at(int from, int to);
    }
}
