package io.parry.engine.model;

import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of this package's tests. Tests run in the folder of their module. */
final class Fixtures {
    static final Path FOLDER = Path.of("src/test/resources/io/parry/engine/model");
    static final String MINIMAL = """
            id: minimal
            version: 1.0.0
            title: As little as a playbook can say
            triggers: [{name: any, match: {$.source: aws.x}}]
            steps: [{action: Notify}]
            """;

    private Fixtures() {}

    static Node.Members minimal() {
        return (Node.Members) Yaml.read(MINIMAL, "minimal.yaml");
    }

    /** The document with other members at its top. */
    static Node.Members with(Node.Members document, Node.Members others) {
        var kept = document.members().stream()
                .filter(member -> others.member(member.name()).isEmpty());
        return new Node.Members(Stream.concat(kept, others.members().stream()).toList(), document.location());
    }

    static Node.Members withMember(Node.Members document, Node.Member member) {
        return with(document, new Node.Members(List.of(member), member.key().location()));
    }

    static List<Value> table(String name) {
        return Yaml.read(FOLDER.resolve(name)).value().items();
    }

    /** Playbooks around the project; none where the folder is not there. */
    static List<Path> playbooks(String folder) {
        var root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Problem> problems(Node document) {
        var problems = new Problems();
        var read = PlaybookReader.read(document, "x.yaml", problems);
        if (read.isPresent() == problems.hasErrors()) {
            throw new AssertionError("given out in spite of errors, or kept back without: " + problems.list());
        }
        return problems.list();
    }
}
