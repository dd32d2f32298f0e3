package io.parry.engine.operator;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Test tables as values, with the scalars of playbooks: no timestamps, no octal numbers, long numbers are text. */
final class Yaml {
    private Yaml() {}

    static Value read(String text) {
        var dumper = new DumperOptions();
        var yaml = new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(new LoaderOptions()),
                new Representer(dumper),
                dumper,
                new LoaderOptions(),
                new PlaybookScalars());
        return Value.of((Object) yaml.load(text));
    }

    /** A tree whose places are made up: a list's items stand on lines of their own, everything else on the first. */
    static Node node(Value value) {
        return node(value, 1);
    }

    private static Node node(Value value, int line) {
        return switch (value) {
            case Value.Arr list -> {
                var items = new ArrayList<Node>();
                list.items().forEach(item -> items.add(node(item, items.size() + 1)));
                yield new Node.Items(items, at(line, 0, 1));
            }
            case Value.Obj map ->
                new Node.Members(
                        map.members().entrySet().stream()
                                .map(member -> new Node.Member(
                                        scalar(Value.of(member.getKey()), line), node(member.getValue(), line)))
                                .toList(),
                        at(line, 0, 1));
            default -> scalar(value, line);
        };
    }

    private static Node.Scalar scalar(Value value, int line) {
        return new Node.Scalar(value, at(line, 0, 1), (from, to) -> at(line, from, to));
    }

    private static Location at(int line, int from, int to) {
        return new Location("operand", line, from + 1, to + 1);
    }

    private static final class PlaybookScalars extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.NULL, Pattern.compile("null"), "n");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]{0,10})"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(0|[1-9][0-9]{0,10})\\.[0-9]+"), "-0123456789");
        }
    }
}
