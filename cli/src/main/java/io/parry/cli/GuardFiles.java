package io.parry.cli;

import io.parry.engine.bundle.Document;
import io.parry.engine.compile.CompiledFolderGuards;
import io.parry.engine.compile.FolderGuardCompiler;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.FolderGuardsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Guards of folders: {@code guards.yaml} beside a playbook or in a folder above it, up to the root of the repository.
 * Those of all playbooks are taken together, so that naming one playbook of many leaves none out.
 */
final class GuardFiles {
    private static final String NAME = "guards.yaml";
    private final Problems problems;
    private final Map<String, String> sources;
    private final List<Document> documents = new ArrayList<>();

    /** @param sources gets the text of each file, for drawing problems */
    GuardFiles(Problems problems, Map<String, String> sources) {
        this.problems = problems;
        this.sources = sources;
    }

    /** @param named on the command line */
    CompiledFolderGuards read(List<Path> playbooks, List<Path> named) {
        var files = new LinkedHashSet<>(named);
        playbooks.forEach(playbook -> above(playbook, files));
        return files.stream().map(this::read).reduce(CompiledFolderGuards.NONE, CompiledFolderGuards::and);
    }

    /** What has been read. */
    List<Document> documents() {
        return documents;
    }

    private static void above(Path playbook, Set<Path> files) {
        for (var folder = playbook.toAbsolutePath().normalize().getParent();
                folder != null;
                folder = folder.getParent()) {
            var file = folder.resolve(NAME);
            if (Files.exists(file)) {
                files.add(shown(file));
            }
            if (Files.exists(folder.resolve(".git"))) {
                return;
            }
        }
    }

    /** As somebody here would name it. */
    private static Path shown(Path file) {
        var here = Path.of("").toAbsolutePath().normalize();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    /** What cannot be read is an error, and then nothing is done at all. */
    private CompiledFolderGuards read(Path file) {
        var name = file.toString();
        try {
            var bytes = Files.readAllBytes(file);
            sources.put(name, new String(bytes, StandardCharsets.UTF_8));
            var tree = YamlLoader.load(name, bytes, problems);
            tree.ifPresent(root -> documents.add(new Document(name, root)));
            return tree.flatMap(root -> FolderGuardsReader.read(root, problems))
                    .flatMap(guards -> FolderGuardCompiler.compile(guards, problems))
                    .orElse(CompiledFolderGuards.NONE);
        } catch (IOException error) {
            problems.add(Problem.error(
                    ProblemCode.UNREADABLE_FILE, Location.startOf(name), "cannot be read: " + error.getMessage()));
            return CompiledFolderGuards.NONE;
        }
    }
}
