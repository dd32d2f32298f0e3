package io.parry.engine.model;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML for tests of this package: as Parry reads it, and as an editor does. */
final class Yaml {
    private Yaml() {}

    static io.parry.engine.model.Node read(String text, String file) {
        return read(text, file, new Problems());
    }

    static io.parry.engine.model.Node read(Path path) {
        return read(path, new Problems());
    }

    static io.parry.engine.model.Node read(Path path, Problems problems) {
        return read(text(path), path.getFileName().toString(), problems);
    }

    private static io.parry.engine.model.Node read(String text, String file, Problems problems) {
        return YamlLoader.load(file, text.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    /** With numbers as YAML's core schema has them, and so every editor: twelve digits are a number. */
    static Value readAsEditor(Path path) {
        return value(new org.yaml.snakeyaml.Yaml().compose(new StringReader(text(path))));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Value value(Node node) {
        return switch (node) {
            case MappingNode map -> {
                var members = new LinkedHashMap<String, Value>();
                map.getValue()
                        .forEach(pair ->
                                members.put(((ScalarNode) pair.getKeyNode()).getValue(), value(pair.getValueNode())));
                yield new Value.Obj(members);
            }
            case SequenceNode list ->
                Value.of(list.getValue().stream().map(Yaml::value).toList());
            case ScalarNode scalar when scalar.getScalarStyle() == ScalarStyle.PLAIN -> plain(scalar.getValue());
            default -> Value.of(((ScalarNode) node).getValue());
        };
    }

    private static Value plain(String text) {
        if (text.matches("[-+]?[0-9]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")) {
            return Value.of(Double.parseDouble(text));
        }
        return switch (text) {
            case "true", "True", "TRUE" -> Value.of(true);
            case "false", "False", "FALSE" -> Value.of(false);
            case "", "~", "null", "Null", "NULL" -> Value.NULL;
            default -> Value.of(text);
        };
    }
}
