package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A document with one change: a key gone, a key too many, a value of every wrong kind, at every place. */
final class Mutants {
    private static final Map<String, Value> REPLACEMENTS = replacements();
    private final BiConsumer<String, Node> each;

    private Mutants(BiConsumer<String, Node> each) {
        this.each = each;
    }

    /** Gives every mutant of what stands under one key, with its name: {@code guards.at_most.runs = text}. */
    static void under(Node.Members document, String key, BiConsumer<String, Node> each) {
        int at = document.names().indexOf(key);
        var value = document.members().get(at).value();
        UnaryOperator<Node> whole = changed -> with(document, at, changed);
        var mutants = new Mutants(each);
        each.accept(key + " removed", without(document, at));
        mutants.replace(key, value, whole);
        mutants.visit(value, key, whole);
    }

    private static Map<String, Value> replacements() {
        var all = new LinkedHashMap<String, Value>();
        all.put("null", Value.NULL);
        all.put("text", Value.of("No such 1"));
        all.put("blank", Value.of(" "));
        all.put("expression", Value.of("${vars.surprise}"));
        all.put("zero", Value.of(0));
        all.put("number", Value.of(101));
        all.put("fraction", Value.of(1.5));
        all.put("true", Value.of(true));
        all.put("empty list", Value.arr());
        all.put("list of numbers", Value.arr(7));
        all.put("list of null", Value.arr(Value.NULL));
        all.put("empty map", Value.obj());
        all.put("map", Value.obj("surprise", 1));
        return all;
    }

    private void visit(Node node, String path, UnaryOperator<Node> whole) {
        switch (node) {
            case Node.Scalar scalar -> {}
            case Node.Items list -> visitItems(list, path, whole);
            case Node.Members map -> visitMembers(map, path, whole);
        }
    }

    private void visitItems(Node.Items list, String path, UnaryOperator<Node> whole) {
        for (int i = 0; i < list.items().size(); i++) {
            int at = i;
            UnaryOperator<Node> outer = item -> whole.apply(with(list, at, item));
            replace(path + "[" + i + "]", list.items().get(i), outer);
            visit(list.items().get(i), path + "[" + i + "]", outer);
        }
    }

    private void visitMembers(Node.Members map, String path, UnaryOperator<Node> whole) {
        var start = path.isEmpty() ? "" : path + ".";
        add(start + "surprise added", map, "surprise", whole);
        add(start + "expression added", map, "${vars.k}", whole);
        add(start + "path without point added", map, "$surprise", whole);
        for (int i = 0; i < map.members().size(); i++) {
            var member = map.members().get(i);
            int at = i;
            each.accept(start + member.name() + " removed", whole.apply(without(map, at)));
            UnaryOperator<Node> outer = value -> whole.apply(with(map, at, value));
            replace(start + member.name(), member.value(), outer);
            visit(member.value(), start + member.name(), outer);
        }
    }

    private void add(String name, Node.Members map, String key, UnaryOperator<Node> whole) {
        var members = new ArrayList<>(map.members());
        members.add(new Node.Member(
                StandIns.scalar(Value.of(key), map.location()), StandIns.node(Value.of(1), map.location())));
        each.accept(name, whole.apply(new Node.Members(members, map.location())));
    }

    private void replace(String path, Node old, UnaryOperator<Node> outer) {
        REPLACEMENTS.forEach(
                (name, value) -> each.accept(path + " = " + name, outer.apply(StandIns.node(value, old.location()))));
    }

    private static Node with(Node.Items list, int at, Node item) {
        var items = new ArrayList<>(list.items());
        items.set(at, item);
        return new Node.Items(items, list.location());
    }

    private static Node with(Node.Members map, int at, Node value) {
        var members = new ArrayList<>(map.members());
        members.set(at, new Node.Member(members.get(at).key(), value));
        return new Node.Members(members, map.location());
    }

    private static Node without(Node.Members map, int at) {
        var members = new ArrayList<>(map.members());
        members.remove(at);
        return new Node.Members(members, map.location());
    }

    /** Values as nodes that all stand at one place. */
    static final class StandIns {
        private StandIns() {}

        static Node node(Value value, Location place) {
            return switch (value) {
                case Value.Arr arr ->
                    new Node.Items(
                            arr.items().stream().map(item -> node(item, place)).toList(), place);
                case Value.Obj obj ->
                    new Node.Members(
                            obj.members().entrySet().stream()
                                    .map(member -> new Node.Member(
                                            scalar(Value.of(member.getKey()), place), node(member.getValue(), place)))
                                    .toList(),
                            place);
                default -> scalar(value, place);
            };
        }

        static Node.Scalar scalar(Value value, Location place) {
            return new Node.Scalar(value, place, (from, to) -> place);
        }
    }
}
