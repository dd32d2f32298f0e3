package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parry.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both templates of our playbooks are ones that CloudFormation and a platform team take. */
final class SynthTemplateTest {
    private static final Pattern GAP = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final String PAGE = Pages.read("docs/reference/deployment.md");

    @TempDir
    private static Path folder;

    private static Synthesized done;

    @BeforeAll
    static void synthesize() {
        done = Synthesized.done(folder);
    }

    @ParameterizedTest
    @CsvSource({Synthesized.HOME, Synthesized.MEMBER})
    void whatIsReferredToIsThere(String name) {
        var template = done.template(name);
        var known = new TreeSet<>(template.at("Resources").members().keySet());
        known.addAll(template.at("Parameters").members().keySet());
        var conditions = template.at("Conditions").members().keySet();
        var unknown = new ArrayList<String>();
        maps(template).forEach(map -> {
            map.members().forEach((key, value) -> {
                switch (key) {
                    case "Ref" -> check(value.text(), known, unknown);
                    case "Fn::GetAtt" -> check(value.at(0).text(), known, unknown);
                    case "Fn::Sub" ->
                        GAP.matcher(value.text())
                                .results()
                                .forEach(gap -> check(gap.group(1).replaceFirst("[.].*", ""), known, unknown));
                    case "Fn::If" -> check(value.at(0).text(), conditions, unknown);
                    default -> {}
                }
            });
            if (map.at("Type").exists() && map.at("Condition") instanceof Value.Text condition) {
                check(condition.text(), conditions, unknown);
            }
        });
        assertEquals(List.of(), unknown);
    }

    private static void check(String name, java.util.Collection<String> known, List<String> unknown) {
        if (!known.contains(name) && !name.startsWith("AWS::")) {
            unknown.add(name);
        }
    }

    @ParameterizedTest
    @CsvSource({Synthesized.HOME, Synthesized.MEMBER})
    void whatIsSetIsUsed(String name) throws IOException {
        var text = Files.readString(done.folder().resolve(name));
        done.template(name)
                .at("Parameters")
                .members()
                .keySet()
                .forEach(parameter -> assertTrue(
                        text.contains("\"Ref\" : \"" + parameter + "\"") || text.contains("${" + parameter + "}"),
                        parameter));
    }

    /**
     * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">Its
     * limits</a>.
     */
    @ParameterizedTest
    @CsvSource({Synthesized.HOME, Synthesized.MEMBER})
    void cloudFormationsLimitsAreKept(String name) throws IOException {
        var template = done.template(name);
        assertTrue(Files.size(done.folder().resolve(name)) < 1_000_000);
        assertTrue(template.at("Resources").members().size() <= 500);
        assertTrue(template.at("Parameters").members().size() <= 200);
        template.at("Resources").members().keySet().forEach(id -> assertTrue(id.matches("[A-Za-z0-9]{1,255}"), id));
        template.at("Parameters")
                .members()
                .forEach((id, parameter) ->
                        assertTrue(parameter.at("Description").text().length() <= 4_000, id));
    }

    @ParameterizedTest
    @CsvSource({Synthesized.HOME, Synthesized.MEMBER})
    void everybodyIsLetInUnderAConditionOnly(String name) {
        maps(done.template(name))
                .filter(map -> map.at("Effect").equals(Value.of("Allow")))
                .filter(map -> map.at("Principal").equals(Value.of("*"))
                        || map.at("Principal").at("AWS").exists())
                .forEach(statement -> assertTrue(statement.at("Condition").exists(), statement.show()));
    }

    @ParameterizedTest
    @CsvSource({Synthesized.HOME, Synthesized.MEMBER})
    void nothingAllowsEveryOperation(String name) {
        maps(done.template(name))
                .filter(map -> map.at("Effect").equals(Value.of("Allow")))
                .forEach(statement -> {
                    assertTrue(!statement.at("Action").show().contains("*"), statement.show());
                    assertTrue(statement.at("NotAction").isMissing(), statement.show());
                });
    }

    @ParameterizedTest
    @CsvSource({"README.md", "docs/reference/deployment.md"})
    void theLinesThatDeploySetWhatHasToBeSet(String page) {
        var lines = Pages.blocks(page).stream()
                .map(Pages.Block::text)
                .filter(text -> text.contains("--parameter-overrides"))
                .findFirst()
                .orElseThrow();
        var set = new TreeSet<>(List.of(lines.strip()
                .replaceFirst("(?s).*--parameter-overrides ", "")
                .replaceAll("=\\S*", "")
                .split(" ", -1)));
        var parameters = done.home().at("Parameters").members();
        var needed = new TreeSet<>(parameters.keySet());
        needed.removeIf(name ->
                Objects.requireNonNull(parameters.get(name)).at("Default").exists());
        assertTrue(set.containsAll(needed), lines);
        assertTrue(parameters.keySet().containsAll(set), lines);
        assertTrue(lines.contains("/" + Synthesized.HOME + " "), lines);
    }

    /** Of what CreateTable is asked for, CloudFormation has the same names. */
    @Test
    void theTableIsAsTheJournalMakesIt() {
        var table = done.home().at("Resources").at("Table").at("Properties");
        var made = new MadeTable();
        made.asked()
                .with("TableName", Value.MISSING)
                .members()
                .forEach((name, value) -> assertEquals(value, table.at(name), name));
        assertEquals(
                "{AttributeName: \"ttl\", Enabled: true}",
                table.at("TimeToLiveSpecification").show());
    }

    @Test
    void queuesAndTopicAreReachedByTlsOnly() {
        for (var id : List.of("QueuePolicy", "DeadLettersPolicy", "TopicPolicy")) {
            var policy = done.home().at("Resources").at(id).show();
            assertTrue(policy.contains("aws:SecureTransport: \"false\""), id);
        }
    }

    @Test
    void everyAlarmTellsTheContactAndWhereItStandsWhatToDo() {
        var alarms = done.resources("AWS::CloudWatch::Alarm");
        assertEquals(7, alarms.size());
        alarms.values().forEach(alarm -> {
            var properties = alarm.at("Properties");
            assertEquals("[{Ref: \"Topic\"}]", properties.at("AlarmActions").show());
            var description = properties.at("AlarmDescription").text();
            var anchor = description.substring(description.indexOf('#') + 1);
            assertTrue(PAGE.contains("\n### `" + anchor + "`\n"), anchor);
        });
    }

    @Test
    void thePageNamesWhatCanBeSetAndWhatIsGiven() {
        Stream.of(
                        done.home().at("Parameters"),
                        done.home().at("Outputs"),
                        done.member().at("Parameters"))
                .flatMap(section -> section.members().keySet().stream())
                .forEach(name -> assertTrue(PAGE.contains("`" + name + "`"), name));
    }

    /** Those of Lambda and of Java aside. */
    @Test
    void theFunctionReadsWhatItsEnvironmentSays() {
        var reader = Pages.read("deploy/src/main/java/io/parry/deploy/Settings.java");
        done
                .home()
                .at("Resources")
                .at("Function")
                .at("Properties")
                .at("Environment")
                .at("Variables")
                .members()
                .keySet()
                .stream()
                .filter(name -> name.startsWith("PARRY_"))
                .forEach(name -> assertTrue(reader.contains("\"" + name + "\""), name));
    }

    @Test
    void theHandlerIsAClass() {
        var handler = done.home()
                .at("Resources")
                .at("Function")
                .at("Properties")
                .at("Handler")
                .text();
        var file = "deploy/src/main/java/" + handler.replaceFirst("::.*", "").replace('.', '/') + ".java";
        assertTrue(Pages.read(file).contains("void " + handler.replaceFirst(".*::", "") + "("), handler);
    }

    @Test
    void cfnLintHasNothingToSay() throws IOException, InterruptedException {
        var lint = System.getenv("PARRY_CFN_LINT");
        assumeTrue(lint != null, "needs cfn-lint: bin/test installs it");
        var process = new ProcessBuilder(lint, "--", file(Synthesized.HOME), file(Synthesized.MEMBER))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", said);
        assertEquals(0, process.waitFor());
    }

    private static String file(String name) {
        return done.folder().resolve(name).toString();
    }

    private static Stream<Value> maps(Value value) {
        return switch (value) {
            case Value.Obj obj ->
                Stream.concat(Stream.of(obj), obj.members().values().stream().flatMap(SynthTemplateTest::maps));
            case Value.Arr arr -> arr.items().stream().flatMap(SynthTemplateTest::maps);
            default -> Stream.of();
        };
    }
}
