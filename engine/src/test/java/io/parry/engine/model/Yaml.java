package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Located trees for tests of this package, which comes before the one that loads files. */
final class Yaml {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,10})(?:\\.[0-9]+)?");
    private static final Pattern EDITORS_NUMBER =
            Pattern.compile("[-+]?[0-9]+|[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private final String file;
    private final Pattern number;

    private Yaml(String file, Pattern number) {
        this.file = file;
        this.number = number;
    }

    static Node read(String text, String file) {
        return new Yaml(file, NUMBER).compose(text);
    }

    static Node read(Path path) {
        return read(text(path), path.getFileName().toString());
    }

    /** With numbers as YAML's core schema has them, and so every editor: twelve digits are a number. */
    static Node readAsEditor(Path path) {
        return new Yaml(path.getFileName().toString(), EDITORS_NUMBER).compose(text(path));
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Node compose(String text) {
        return node(new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text)));
    }

    private Node node(org.yaml.snakeyaml.nodes.Node node) {
        return switch (node) {
            case MappingNode map -> members(map);
            case SequenceNode list ->
                new Node.Items(list.getValue().stream().map(this::node).toList(), place(list));
            default -> scalar((ScalarNode) node);
        };
    }

    private Node.Members members(MappingNode map) {
        var members = map.getValue().stream()
                .map(pair -> new Node.Member(scalar((ScalarNode) pair.getKeyNode()), node(pair.getValueNode())))
                .toList();
        return new Node.Members(
                members,
                members.isEmpty() ? place(map) : members.getFirst().key().location());
    }

    private Node.Scalar scalar(ScalarNode scalar) {
        var place = place(scalar);
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return new Node.Scalar(
                plain ? plain(scalar.getValue()) : Value.of(scalar.getValue()), place, (from, to) -> place);
    }

    private Value plain(String text) {
        return switch (text) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "null", "" -> Value.NULL;
            default -> number.matcher(text).matches() ? new Value.Num(new BigDecimal(text)) : Value.of(text);
        };
    }

    private Location place(org.yaml.snakeyaml.nodes.Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        int column = start.getColumn() + 1;
        boolean oneLine = start.getLine() == end.getLine() && end.getColumn() > start.getColumn();
        return new Location(file, start.getLine() + 1, column, oneLine ? end.getColumn() + 1 : column + 1);
    }
}
