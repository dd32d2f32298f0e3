package io.parry.engine;

import io.parry.engine.action.Action;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.action.Target;
import io.parry.engine.compile.CompiledFolderGuards;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.compile.FolderGuardCompiler;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.match.Match;
import io.parry.engine.model.FolderGuardsReader;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small world of operations, and playbooks from text, for tests of the engine alone. */
public final class Bench implements Catalog {
    private static final Set<String> READS = Set.of(
            "trail:GetStatus",
            "trail:List",
            "rds:DescribeSnapshots",
            "random:GetPassword",
            "acl:Get",
            "doc:Get",
            "vault:Get");
    private static final Set<String> TELLS = Set.of("sns:Publish");
    private static final Set<String> DESTROYS = Set.of("rds:DeleteSnapshot");
    private static final Set<String> CHANGES =
            Set.of("trail:Start", "trail:Stop", "rds:CopySnapshot", "acl:Update", "doc:Put", "vault:Put");
    private static final Map<String, List<String>> NEEDED =
            Map.of("vault:Get", List.of("Key"), "vault:Put", List.of("Key", "Policy", "Token"));
    private static final Map<String, String> TOKENS = Map.of("trail:Stop", "ClientToken", "vault:Put", "Token");

    private static final Map<String, List<String>> SENSITIVE =
            Map.of("vault:Put", List.of("Secret", "Parts.[].Text", "Variables", "Variables.{}"));

    private final Map<String, Action> named = new TreeMap<>();
    private CompiledFolderGuards folder = CompiledFolderGuards.NONE;

    /** @param yaml guards of the folder in which the playbooks lie */
    public Bench under(String yaml) {
        var problems = new Problems();
        folder = YamlLoader.load("guards.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> FolderGuardsReader.read(root, problems))
                .flatMap(guards -> FolderGuardCompiler.compile(guards, problems))
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
        return this;
    }

    public Bench with(Action action) {
        named.put(action.spec().name(), action);
        return this;
    }

    /** @throws AssertionError with every problem when the text is not a good playbook */
    public CompiledPlaybook playbook(String yaml) {
        var problems = new Problems();
        var playbook = compile(yaml, problems);
        if (problems.hasErrors() || playbook.isEmpty()) {
            throw new AssertionError(String.join(
                    "\n", problems.list().stream().map(Problem::toString).toList()));
        }
        return playbook.get();
    }

    public Optional<CompiledPlaybook> compile(String yaml, Problems problems) {
        return YamlLoader.load("playbook.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, "playbook.yaml", problems))
                .flatMap(playbook ->
                        new Compiler(this, (operand, found) -> Optional.empty(), folder).compile(playbook, problems));
    }

    /** The runs that an event sets off, with examples for inputs. */
    public List<Match> matches(String yaml, String event, Clock clock) {
        var playbook = playbook(yaml);
        var inputs = InputValues.of(playbook, Map.of(), true, new Problems()).values();
        var engine = new Engine(List.of(playbook), Map.of(playbook.id(), inputs), this, Home.UNKNOWN, clock);
        return engine.match(new Event(json(event), "event"));
    }

    public static Value json(String text) {
        try {
            return Json.read(text.replace('\'', '"'));
        } catch (JsonError error) {
            throw new AssertionError(error);
        }
    }

    @Override
    public Optional<Action> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    @Override
    public Collection<String> names() {
        return named.keySet();
    }

    @Override
    public Optional<OperationFacts> operation(Operation operation) {
        var name = operation.toString();
        return all().contains(name) ? Optional.of(facts(operation, name)) : Optional.empty();
    }

    private static OperationFacts facts(Operation operation, String name) {
        var effect = DESTROYS.contains(name) ? Effect.DESTROY : TELLS.contains(name) ? Effect.NOTIFY : Effect.CHANGE;
        return new OperationFacts(
                operation,
                READS.contains(name),
                effect,
                TELLS.contains(name) ? Duration.ZERO : Duration.ofSeconds(10),
                Optional.ofNullable(TOKENS.get(name)),
                name.equals("acl:Update") ? Optional.of("LockToken") : Optional.empty(),
                List.of(),
                SENSITIVE.getOrDefault(name, List.of()),
                List.of(),
                !operation.service().equals("random"));
    }

    private static Set<String> all() {
        var all = new TreeSet<>(READS);
        all.addAll(TELLS);
        all.addAll(DESTROYS);
        all.addAll(CHANGES);
        return all;
    }

    @Override
    public Collection<String> services() {
        var services = new TreeSet<String>();
        all().forEach(name -> services.add(Operation.of(name).service()));
        return services;
    }

    @Override
    public Collection<String> operations(String service) {
        return all().stream()
                .map(Operation::of)
                .filter(operation -> operation.service().equals(service))
                .map(Operation::name)
                .toList();
    }

    @Override
    public Collection<String> parameters(Operation operation) {
        return switch (operation.service()) {
            case "acl" -> List.of("Default", "LockToken", "Name", "Notes", "Policy", "Rules", "Tags");
            case "doc" -> List.of("Name", "Text");
            default -> List.of("Name");
        };
    }

    @Override
    public List<String> missing(Operation operation, Collection<String> given) {
        return NEEDED.getOrDefault(operation.toString(), List.of()).stream()
                .filter(name -> !given.contains(name))
                .toList();
    }

    @Override
    public List<String> about(Operation operation, Value parameters, Target target) {
        return List.of(
                "arn:" + operation.service() + ":" + parameters.at("Name").show());
    }
}
