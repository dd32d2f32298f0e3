package io.parry.engine.bundle;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file as a tree with its places.
 *
 * @param file as problems, plans and records name it
 */
public record Document(String file, Node root) {
    private static final Set<String> MEMBERS = Set.of("file", "content", "places");

    Value value() {
        return Value.obj("file", file, "content", root.value(), "places", Places.of(root));
    }

    static Document read(Value value) throws BadBundle {
        var document = Strict.of(value, "a document", MEMBERS);
        var file = document.text("file");
        var places = new PlaceReader(file, document.text("places"));
        var root = node(document.at("content"), places);
        places.end();
        return new Document(file, root);
    }

    private static Node node(Value value, PlaceReader places) throws BadBundle {
        var location = places.next();
        return switch (value) {
            case Value.Obj obj -> members(obj, location, places);
            case Value.Arr arr -> new Node.Items(items(arr, places), location);
            default -> scalar(value, location);
        };
    }

    private static Node.Members members(Value.Obj obj, Location location, PlaceReader places) throws BadBundle {
        var members = new ArrayList<Node.Member>(obj.members().size());
        for (var member : obj.members().entrySet()) {
            var key = scalar(Value.of(member.getKey()), places.next());
            members.add(new Node.Member(key, node(member.getValue(), places)));
        }
        return new Node.Members(members, location);
    }

    private static List<Node> items(Value.Arr arr, PlaceReader places) throws BadBundle {
        var items = new ArrayList<Node>(arr.items().size());
        for (var item : arr.items()) {
            items.add(node(item, places));
        }
        return items;
    }

    private static Node.Scalar scalar(Value value, Location location) {
        return new Node.Scalar(value, location, (from, to) -> location);
    }
}
