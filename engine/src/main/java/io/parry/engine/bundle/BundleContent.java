package io.parry.engine.bundle;

import io.parry.engine.action.Catalog;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.model.Node;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes the content of a bundle: JSON without white space, its members in one order, so that the same is the same. */
public final class BundleContent {
    static final int FORMAT = 1;
    static final Set<String> MEMBERS =
            Set.of("format_version", "engine", "sequence", "operations", "inputs", "guards", "playbooks");
    static final Set<String> PLAYBOOK = Set.of("document", "lists");

    private BundleContent() {}

    /**
     * @param guards of the folders
     * @param inputs values by the id of the playbook; without secrets
     * @param named the name of a file as the bundle has it
     */
    public static byte[] of(
            long sequence,
            List<CompiledPlaybook> playbooks,
            List<Document> guards,
            Map<String, Value> inputs,
            Catalog catalog,
            UnaryOperator<String> named) {
        var content = Value.obj(
                "format_version",
                FORMAT,
                "engine",
                EngineVersion.NEEDED.toString(),
                "sequence",
                sequence,
                "operations",
                UsedOperations.of(playbooks, catalog).stream()
                        .map(Object::toString)
                        .toList(),
                "inputs",
                inputs(playbooks, inputs),
                "guards",
                new Value.Arr(guards.stream()
                        .map(guard -> new Document(named.apply(guard.file()), guard.root()).value())
                        .toList()),
                "playbooks",
                new Value.Arr(playbooks.stream()
                        .map(playbook -> playbook(playbook, named))
                        .toList()));
        return Json.write(content).getBytes(StandardCharsets.UTF_8);
    }

    private static Value inputs(List<CompiledPlaybook> playbooks, Map<String, Value> inputs) {
        var values = Value.obj();
        for (var playbook : playbooks) {
            values = values.with(playbook.id(), inputs.getOrDefault(playbook.id(), Value.obj()));
        }
        return values;
    }

    private static Value playbook(CompiledPlaybook playbook, UnaryOperator<String> named) {
        var source = playbook.source();
        var document = new Document(named.apply(source.file()), withoutTests(source.root()));
        return Value.obj("document", document.value(), "lists", playbook.lists());
    }

    /** They prove something before a bundle is made, and name files that are not there afterwards. */
    private static Node.Members withoutTests(Node.Members root) {
        var kept = new ArrayList<>(root.members());
        kept.removeIf(member -> member.name().equals("tests"));
        return new Node.Members(kept, root.location());
    }
}
