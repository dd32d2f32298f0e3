package io.parry.cli;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.model.Input;
import io.parry.engine.model.Node;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --inputs} and {@code --input}. */
final class InputOptions {
    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "YAML: playbook id, then name, then value; `all:` is for every playbook.")
    private @Nullable Path file;

    @Option(
            names = "--input",
            paramLabel = "NAME=VALUE",
            description = "The value of an input, in every playbook that has it.")
    private Map<String, String> single = Map.of();

    /** The input values of each playbook, or every problem with them drawn. */
    Map<String, InputValues> resolve(
            List<CompiledPlaybook> playbooks, boolean examples, Output output, Map<String, String> sources) {
        var problems = new Problems();
        var fromFile = fromFile(problems);
        checkNames(playbooks, fromFile, problems);
        Map<String, InputValues> values = new HashMap<>();
        for (var playbook : playbooks) {
            var given = new LinkedHashMap<String, Value>();
            given.putAll(under(fromFile, "all"));
            given.putAll(under(fromFile, playbook.id()));
            playbook.source().inputs().forEach(input -> single(input, given, problems));
            values.put(playbook.id(), InputValues.of(playbook, given, examples, problems));
        }
        if (problems.hasErrors()) {
            throw Refused.problems(output.draw(problems.list(), sources));
        }
        return values;
    }

    private static Map<String, Value> under(Node.@Nullable Members file, String key) {
        return file != null && file.get(key).orElse(null) instanceof Node.Members members
                ? members.value().members()
                : Map.of();
    }

    /** Its lines are not drawn beside a problem: a value in one may be a secret. */
    private Node.@Nullable Members fromFile(Problems problems) {
        if (file == null) {
            return null;
        }
        try {
            var bytes = Files.readAllBytes(file);
            var root = YamlLoader.load(file.toString(), bytes, problems).orElse(null);
            if (root != null && !(root instanceof Node.Members)) {
                problems.add(Problem.error(
                        ProblemCode.WRONG_TYPE,
                        root.location(),
                        "a map of playbook ids expected, found " + root.kind()));
            }
            return root instanceof Node.Members members ? members : null;
        } catch (IOException error) {
            throw Refused.usage("cannot read `" + file + "`: " + error.getMessage());
        }
    }

    /** A misspelt input would silently leave the default in place. */
    private void checkNames(List<CompiledPlaybook> playbooks, Node.@Nullable Members fromFile, Problems problems) {
        var all = playbooks.stream()
                .flatMap(playbook -> playbook.source().inputs().stream())
                .map(input -> input.name().text())
                .distinct()
                .toList();
        single.keySet().stream().filter(name -> !all.contains(name)).findFirst().ifPresent(name -> {
            throw Refused.usage("no playbook has an input `" + name + "`; inputs: " + String.join(", ", all));
        });
        if (fromFile == null) {
            return;
        }
        for (var member : fromFile.members()) {
            checkMember(member, playbooks, all, problems);
        }
    }

    private static void checkMember(
            Node.Member member, List<CompiledPlaybook> playbooks, List<String> all, Problems problems) {
        if (!(member.value() instanceof Node.Members values)) {
            problems.add(Problem.error(
                    ProblemCode.WRONG_TYPE,
                    member.value().location(),
                    "a map of input names expected under `" + member.name() + "`, found "
                            + member.value().kind()));
            return;
        }
        var names = member.name().equals("all")
                ? Optional.of(all)
                : playbooks.stream()
                        .filter(playbook -> playbook.id().equals(member.name()))
                        .findFirst()
                        .map(InputOptions::names);
        // A file may serve more playbooks than are named here.
        names.ifPresent(known -> values.members().stream()
                .filter(value -> !known.contains(value.name()))
                .forEach(value -> problems.add(Problem.error(
                                ProblemCode.UNKNOWN_INPUT,
                                value.key().location(),
                                "`" + member.name() + "` has no input `" + value.name() + "`")
                        .nearest(value.name(), known))));
    }

    private static List<String> names(CompiledPlaybook playbook) {
        return playbook.source().inputs().stream()
                .map(input -> input.name().text())
                .toList();
    }

    private void single(Input input, Map<String, Value> given, Problems problems) {
        var text = single.get(input.name().text());
        if (text != null) {
            given.put(
                    input.name().text(),
                    input.type().equals("string") ? Value.of(text) : parsed(input, text, problems));
        }
    }

    private static Value parsed(Input input, String text, Problems problems) {
        return YamlLoader.load("--input " + input.name().text(), text.getBytes(StandardCharsets.UTF_8), problems)
                .map(Node::value)
                .orElse(Value.of(text));
    }
}
