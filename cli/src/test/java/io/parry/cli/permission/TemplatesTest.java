package io.parry.cli.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.engine.Engine;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.compile.Compiler;
import io.parry.engine.compile.InputValues;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.load.YamlLoader;
import io.parry.engine.match.Event;
import io.parry.engine.match.Home;
import io.parry.engine.model.PlaybookReader;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A policy is made before there is an event: its patterns have to match whatever a template then gives. */
final class TemplatesTest {
    private static final AwsCatalog CATALOG = new AwsCatalog(new Operations());
    private static final int PLAYBOOKS = 400;
    private static final List<String> PIECES = List.of(
            "a",
            "-",
            "*",
            "?",
            "/x/",
            "$${y}",
            "${event.detail.one}",
            "${event.detail.two | default('none')}",
            "${event.detail.one | split('/') | last}",
            "${run.region}",
            "${run.account}",
            "${run.partition}",
            "${run.region | upper}",
            "${run.region | split('-') | first}",
            "${run.account | replace('1', '9')}",
            "${run.time}",
            "${inputs.name}",
            "${inputs.name | upper}",
            "${inputs.map[run.region]}",
            "${inputs.list[?@.at == run.region].name | first}",
            "${inputs.list[?@.at == event.region].name | first | default('other')}",
            "${vars.plain}",
            "${vars.plain | split('-') | first}",
            "${vars.mixed}",
            "${vars.all[0]}",
            "${vars.told}");
    private static final List<String> WORDS = List.of("", "a", "*", "x/y/z", "eu-west-1", "$", "ä b", "111122223333");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** What is made of a template, by the right way and by wrong ones. */
    private interface Way extends Function<Value, String> {}

    @Test
    void thePatternOfATemplateCoversEveryValueThatItGives() {
        assertEquals(0, misses(Glob::of));
    }

    @Test
    void wrongWaysAreCaught() {
        assertTrue(misses(value -> Glob.of(value).replace("*", "")) > 0, "unknown is nothing");
        assertTrue(misses(value -> Glob.of(named(value))) > 0, "what is computed keeps its name");
        assertTrue(misses(value -> Glob.of(value).toLowerCase(Locale.ROOT)) > 0, "case");
    }

    /** As if all that is unknown were the Region. */
    private static Value named(Value value) {
        return switch (value) {
            case Value.Unknown unknown -> Value.unknown(Glob.REGION);
            case Value.Joined joined ->
                new Value.Joined(
                        joined.parts().stream().map(TemplatesTest::named).toList());
            default -> value;
        };
    }

    private static int misses(Way way) {
        var random = new Random(3);
        int misses = 0;
        int looked = 0;
        for (int i = 0; i < PLAYBOOKS; i++) {
            var text = template(random);
            var playbook = playbook(text);
            var template = with(playbook);
            var inputs =
                    InputValues.of(playbook, Map.of(), false, new Problems()).values();
            for (var regions : Regions.values()) {
                var outline = new Outline(playbook, playbook.triggers().getFirst(), inputs, regions);
                var glob = way.apply(Outline.of(template, outline).at("TableName"));
                for (int j = 0; j < 4; j++) {
                    var value = value(playbook, template, inputs, event(random, regions));
                    if (value.isPresent()) {
                        looked++;
                        misses += matches(glob, value.get(), regions) ? 0 : 1;
                    }
                }
            }
        }
        assertTrue(looked > PLAYBOOKS, "too few to tell: " + looked);
        return misses;
    }

    private static String template(Random random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    private static CompiledPlaybook playbook(String template) {
        var yaml = """
                id: any
                version: 1.0.0
                title: Any
                inputs:
                  name: {type: string, default: "n*m?"}
                  map: {type: map, default: {eu-west-1: here, us-east-1: there}}
                  list: {type: list, default: [{at: eu-west-1, name: near}, {at: us-east-1, name: far}]}
                triggers:
                  - name: any
                    match: {$.source: aws.ec2}
                    vars:
                      plain: p-${run.region}-q
                      mixed: m-${run.account}-${event.detail.one}
                      told: ${event.detail.two | default('quiet')}
                      all: ["${run.region}", x]
                steps:
                  - action: dynamodb:DescribeTable
                    with: {TableName: "%s"}
                """.formatted(template);
        var problems = new Problems();
        return YamlLoader.load("any.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .flatMap(root -> PlaybookReader.read(root, "any.yaml", problems))
                .map(playbook -> new Compiler(CATALOG, (operand, found) -> Optional.empty())
                        .compileAll(List.of(playbook), problems))
                .filter(all -> !all.isEmpty())
                .map(List::getFirst)
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
    }

    private static Template with(CompiledPlaybook playbook) {
        return ((CompiledStep.Read) playbook.steps().getFirst().body()).with().orElseThrow();
    }

    private static Value event(Random random, Regions regions) {
        return Value.obj(
                "id", "1",
                "source", "aws.ec2",
                "time", "2026-11-24T12:00:00Z",
                "account", "111122223333",
                "region", regions == Regions.ONE || random.nextBoolean() ? "eu-west-1" : "us-east-1",
                "detail", Value.obj("one", word(random), "two", random.nextBoolean() ? word(random) : Value.MISSING));
    }

    private static Value word(Random random) {
        return Value.of(WORDS.get(random.nextInt(WORDS.size())));
    }

    /** Empty where the template fails for that event. */
    private static Optional<String> value(CompiledPlaybook playbook, Template template, Value inputs, Value event) {
        var engine = new Engine(
                List.of(playbook),
                Map.of(playbook.id(), inputs),
                CATALOG,
                Home.UNKNOWN,
                Clock.fixed(NOW, ZoneOffset.UTC));
        var match = engine.match(new Event(event, "event")).getFirst();
        try {
            Scope scope = match.scope();
            return template.evaluate(scope).at("TableName") instanceof Value.Text text
                    ? Optional.of(text.text())
                    : Optional.empty();
        } catch (EvaluationFailed failed) {
            return Optional.empty();
        }
    }

    private static boolean matches(String glob, String value, Regions regions) {
        var filled = new Pseudo(
                        Optional.of("aws"),
                        regions == Regions.ONE ? Optional.of("eu-west-1") : Optional.of("no-region"),
                        Optional.of("111122223333"))
                .in(glob);
        var regex = filled.chars()
                .mapToObj(each -> switch (each) {
                    case '*' -> "[\\s\\S]*";
                    case '?' -> "[\\s\\S]";
                    default -> Pattern.quote(String.valueOf((char) each));
                })
                .collect(Collectors.joining());
        return Pattern.matches(regex, value);
    }
}
