package io.parry.engine.load;

import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * YAML to a located tree, in which every value and every part of a text knows its line and column.
 *
 * <p>Scalars have JSON's types and few surprises: a number is plain decimal digits, at most eleven before the point;
 * {@code true}, {@code false}, {@code null} and nothing at all are what they say; everything else is text. Anchors,
 * aliases, merge keys, tags, keys that are no text, a second document, a key twice in one map are refused.
 */
public final class YamlLoader {
    /** Nobody reads more at once, and a hostile file has a hundred thousand. */
    private static final int MAX_PROBLEMS = 100;

    private YamlLoader() {}

    /**
     * The tree of a file. Never throws for what the file holds.
     *
     * @param file as the user named it; what locations carry
     * @param problems gets what is wrong; where that is not grave, there is a tree too, so that others can go on and
     *     all mistakes are told at once
     * @return empty where nothing sensible can be read, and then {@code problems} has an error
     */
    public static Optional<Node> load(String file, byte[] bytes, Problems problems) {
        var found = new Problems();
        var tree = tree(file, bytes, found);
        found.list().stream().limit(MAX_PROBLEMS).forEach(problems::add);
        return tree;
    }

    private static Optional<Node> tree(String file, byte[] bytes, Problems problems) {
        try {
            return tree(Characters.decode(file, bytes), problems);
        } catch (Stopped stopped) {
            problems.add(stopped.problem());
        }
        return Optional.empty();
    }

    private static Optional<Node> tree(Source source, Problems problems) throws Stopped {
        var tree = new TreeBuilder(source, problems);
        try {
            return tree.document();
        } catch (MarkedYAMLException broken) {
            SyntaxProblem.of(source, Failure.of(broken)).forEach(problems::add);
        } catch (NumberFormatException cut) {
            // what SnakeYAML 2.5 throws for a file that ends behind the `\x` of an escape
            SyntaxProblem.of(source, Failure.atTheEnd(source)).forEach(problems::add);
        }
        return Optional.empty();
    }
}
