package io.parry.cli;

import io.parry.engine.action.Catalog;
import io.parry.engine.bundle.Document;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.Playbook;
import io.parry.engine.model.PlaybookReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Playbooks as loaded, with everything that is wrong with them.
 *
 * @param files how many files were read
 * @param guards the files of guards that hold for them
 * @param sources the text of each file, for drawing problems
 */
record Playbooks(
        List<CompiledPlaybook> playbooks,
        List<Document> guards,
        int files,
        Problems problems,
        Map<String, String> sources) {

    static Playbooks load(PlaybookArguments arguments, Catalog catalog) {
        var files = PlaybookFiles.find(arguments.places());
        var problems = new Problems();
        var sources = new HashMap<String, String>();
        var playbooks = new ArrayList<Playbook>();
        var guards = new GuardFiles(problems, sources);
        var compiler = new Compiler(catalog, new ListFiles(), guards.read(files, arguments.guards()));
        for (var file : files) {
            read(file, compiler, problems, sources, playbooks);
        }
        var compiled = compiler.compileAll(playbooks, problems);
        return new Playbooks(compiled, guards.documents(), files.size(), problems, sources);
    }

    private static void read(
            Path file, Compiler compiler, Problems problems, Map<String, String> sources, List<Playbook> playbooks) {
        var name = file.toString();
        try {
            var bytes = Files.readAllBytes(file);
            sources.put(name, new String(bytes, StandardCharsets.UTF_8));
            var reading = new Problems();
            var draft =
                    YamlLoader.load(name, bytes, reading).flatMap(root -> PlaybookReader.draft(root, name, reading));
            problems.addAll(reading);
            if (reading.hasErrors()) {
                draft.ifPresent(part -> problems.addAll(compiler.moreProblems(part)));
            } else {
                draft.ifPresent(playbooks::add);
            }
        } catch (IOException error) {
            problems.add(Problem.error(
                    ProblemCode.UNREADABLE_FILE, Location.startOf(name), "cannot be read: " + error.getMessage()));
        }
    }

    /** The playbooks, or all their errors drawn. */
    List<CompiledPlaybook> orRefuse(Output output) {
        if (problems.hasErrors()) {
            throw Refused.problems(output.draw(
                    problems.list().stream().filter(Problem::isError).toList(), sources));
        }
        return playbooks;
    }
}
