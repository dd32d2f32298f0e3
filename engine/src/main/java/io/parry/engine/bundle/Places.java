package io.parry.engine.bundle;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.model.Node;

/**
 * The places of a tree as one text, in the order of the document: of each value, and of each key before its value. A
 * place is three numbers: how many lines below the one before it, its column, and how many characters are meant.
 */
final class Places {
    private final StringBuilder text = new StringBuilder();
    private int line;

    private Places() {}

    static String of(Node root) {
        var places = new Places();
        places.add(root);
        return places.text.toString();
    }

    private void add(Node node) {
        add(node.location());
        switch (node) {
            case Node.Members members ->
                members.members().forEach(member -> {
                    add(member.key().location());
                    add(member.value());
                });
            case Node.Items items -> items.items().forEach(this::add);
            case Node.Scalar scalar -> {}
        }
    }

    private void add(Location place) {
        if (!text.isEmpty()) {
            text.append(' ');
        }
        text.append(place.line() - line)
                .append(' ')
                .append(place.column())
                .append(' ')
                .append(place.endColumn() - place.column());
        line = place.line();
    }
}
