package io.parry.deploy.zip;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.bundle.BundleContent;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Playbooks of this repository as a bundle, in mode {@code enforce}. */
final class Bundled {
    private static final Path PLAYBOOKS = Path.of("../playbooks");

    private Bundled() {}

    static void write(Path file, Map<String, Value> inputs, List<String> playbooks) throws IOException {
        var catalog = new AwsCatalog(new Operations());
        var compiled = playbooks.stream()
                .map(id -> compiled(PLAYBOOKS.resolve(id).resolve("playbook.yaml"), catalog))
                .toList();
        var content = BundleContent.of(1, compiled, List.of(), inputs, catalog, name -> name);
        Files.write(file, BundleFile.of(content).bytes());
    }

    private static CompiledPlaybook compiled(Path file, AwsCatalog catalog) {
        var problems = new Problems();
        try {
            var text = Files.readString(file).replaceFirst("(?m)^mode: .*$", "mode: enforce");
            return YamlLoader.load(file.toString(), text.getBytes(StandardCharsets.UTF_8), problems)
                    .flatMap(root -> PlaybookReader.read(root, file.toString(), problems))
                    .flatMap(playbook ->
                            new Compiler(catalog, (operand, found) -> Optional.empty()).compile(playbook, problems))
                    .orElseThrow(() -> new AssertionError(problems.list().toString()));
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }
}
