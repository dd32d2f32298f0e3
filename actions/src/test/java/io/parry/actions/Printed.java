package io.parry.actions;

import io.parry.actions.index.AwsCatalog;
import io.parry.engine.Engine;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.Compiler;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.Mode;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.plan.Ink;
import io.parry.engine.plan.PlanJson;
import io.parry.engine.plan.PlanText;
import io.parry.engine.plan.Planner;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code plan} prints of one step whose {@code with} comes from an event, and of a message with the plan in it.
 *
 * @param text for a terminal
 * @param json for a machine
 */
record Printed(String text, String json) {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String PLAYBOOK = """
            id: printed
            version: 1.0.0
            title: Printed
            inputs: {canary: {type: string, secret: true, description: a secret, example: canary}}
            triggers: [{name: any, match: {$.source: test}}]
            steps:
              - id: step
                action: ACTION
            WITH
            finally:
              - id: told
                action: Notify
                with: {topic: "arn:aws:sns:eu-west-1:111122223333:t", subject: s, message: "${run.plan}"}
            """;

    /** @param with where a member is secret, an input that is secret stands in its place */
    static Printed of(AwsCatalog catalog, String action, Value with, Target here, Reads reads) {
        var yaml = PLAYBOOK.replace("ACTION", action).replace("WITH\n", lines(with));
        var playbook = compiled(catalog, yaml);
        var inputs = Value.obj("canary", Value.secret("inputs.canary", Value.of("canary")));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var engine = new Engine(List.of(playbook), Map.of("printed", inputs), catalog, Home.UNKNOWN, clock);
        var match = engine.match(new Event(event(with, here), "event")).getFirst();
        var plan = new Planner(catalog, reads, Set.of(), NOW).plan(match, Mode.SHADOW);
        return new Printed(PlanText.of(plan, List.of(), new Ink(false)), Ink.json(Json.write(PlanJson.of(plan))));
    }

    private static String lines(Value with) {
        var lines = new StringBuilder(with.members().isEmpty() ? "" : "    with:\n");
        with.members()
                .forEach((name, value) -> lines.append("      ")
                        .append(name)
                        .append(
                                value instanceof Value.Secret
                                        ? ": ${inputs.canary}\n"
                                        : ": ${event.with." + name + "}\n"));
        return lines.toString();
    }

    private static CompiledPlaybook compiled(AwsCatalog catalog, String yaml) {
        var problems = new Problems();
        return YamlLoader.load("playbook.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, "playbook.yaml", problems))
                .flatMap(read -> new Compiler(catalog, (operand, found) -> Optional.empty()).compile(read, problems))
                .orElseThrow(() -> new AssertionError(problems.list() + "\n" + yaml));
    }

    private static Value event(Value with, Target here) {
        return Value.obj(
                "id", "e", "source", "test", "account", here.account(), "region", here.region(), "with", with.redact());
    }

    /** What a line says that is not the text of a message. */
    static boolean isForged(String line) {
        return line.strip().startsWith("will     forged");
    }
}
