package io.parry.engine.load;

import io.parry.engine.Golden;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.ProblemText;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.model.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that went through the loader. */
record Loaded(String source, Optional<Node> tree, Problems problems) {
    static Loaded from(String name, byte[] bytes) {
        var problems = new Problems();
        var tree = YamlLoader.load(name, bytes, problems);
        return new Loaded(new String(bytes, StandardCharsets.UTF_8), tree, problems);
    }

    static Loaded from(String text) {
        return from("x.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The tree of a file without mistakes. */
    static Node good(String text) {
        var loaded = from(text);
        if (!loaded.problems.isEmpty()) {
            throw new AssertionError(loaded.drawn());
        }
        return loaded.tree.orElseThrow();
    }

    /** The rows of a table beside the tests. */
    static Stream<Node.Members> rows(String file) {
        try {
            var table = (Node.Items) good(Files.readString(Golden.file("load/" + file)));
            return table.items().stream().map(Node.Members.class::cast);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    String drawn() {
        return ProblemText.drawAll(problems.list(), file -> source, false);
    }

    static String show(Location place) {
        return place.line() + ":" + place.column() + "-" + place.endColumn();
    }
}
