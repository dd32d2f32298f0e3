package io.parry.engine;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Tables of cases in YAML beside the tests. */
public final class Tables {
    private Tables() {}

    /** @param file below this package's folder of resources */
    public static Stream<Node.Members> rows(String file) {
        return ((Node.Items) node(file)).items().stream().map(Node.Members.class::cast);
    }

    public static Node node(String file) {
        try (var stream = Tables.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no " + file);
            }
            return node(file, stream.readAllBytes());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    public static Node node(String name, byte[] bytes) {
        var problems = new Problems();
        var node = YamlLoader.load(name, bytes, problems);
        if (node.isEmpty() || !problems.isEmpty()) {
            throw new AssertionError(String.join(
                    "\n", problems.list().stream().map(Problem::toString).toList()));
        }
        return node.get();
    }
}
