package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** docs/reference/cli.md names every verb and option that there is, and no other. */
final class CliPageTest {
    private static final String PAGE = Pages.read("docs/reference/cli.md");
    private static final String STOPPED = "../playbooks/cloudtrail-stays-on/events/stop-logging.json";
    private static final String FOR_ALL = "Every verb";
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
    private static final Pattern VERB = Pattern.compile("`([a-z-]+)`");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[A-Za-z][a-z-]*");

    @Test
    void thePageHasASectionForEveryVerbAndNoOther() {
        var named = HEADING.matcher(PAGE)
                .results()
                .flatMap(heading -> VERB.matcher(heading.group(1)).results())
                .map(verb -> verb.group(1));
        assertEquals(sorted(Main.commandLine().getSubcommands().keySet().stream()), sorted(named));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void theSectionOfAVerbNamesItsOptionsAndNoOther(String verb) {
        var shared = optionsIn(section(FOR_ALL));
        var own = options(spec(verb)).filter(option -> !shared.contains(option));
        assertEquals(sorted(own), optionsIn(section("`" + verb + "`")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void theSectionOfAVerbNamesItsParameters(String verb) {
        for (var parameter : spec(verb).positionalParameters()) {
            assertTrue(section("`" + verb + "`").contains(parameter.paramLabel()), parameter.paramLabel());
        }
    }

    /** But for `version`, which has nothing to write. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void everyVerbHasTheSharedOptions(String verb) {
        if (!verb.equals("version")) {
            var missing = optionsIn(section(FOR_ALL));
            missing.removeAll(options(spec(verb)).toList());
            assertEquals(List.of(), List.copyOf(missing));
        }
    }

    @Test
    void theExampleOfAFileOfInputsIsOne(@TempDir Path folder) throws IOException {
        var example = Pages.blocks("docs/reference/cli.md").stream()
                .filter(block -> block.info().equals("yaml inputs"))
                .findFirst()
                .orElseThrow();
        var inputs = Files.writeString(folder.resolve("inputs.yaml"), example.text());
        var told = Told.by("plan", "../playbooks", "--event", STOPPED, "--inputs", inputs.toString());
        assertTrue(told.out().contains("us-east-1:111122223333:audit"), told.out() + told.err());
    }

    @Test
    void theTableOfPacesIsAsTheCodeHasIt() {
        var rows = Pages.read("actions/src/main/resources/META-INF/parry/pace.tsv")
                .lines()
                .map(line -> line.split("\t", -1))
                .map(row -> "| `" + row[0] + "` | " + row[1] + " | " + row[2] + " | for the " + counted(row) + " |")
                .toList();
        var shown =
                section("Pace").lines().filter(line -> line.startsWith("| `")).toList();
        assertEquals(rows, shown);
    }

    private static String counted(String[] row) {
        if (row[0].equals("http")) {
            return "host";
        }
        return row[3].equals("region") ? "Region" : "account";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, validate ../playbooks",
        "1, validate ../docs/problems/README.md",
        "2, validate --surprise",
        "2, plan ../playbooks",
        "2, validate ../nowhere",
        "0, plan ../playbooks --event STOPPED",
        "2, plan ../playbooks --event STOPPED --detailed-exitcode --any-age",
        "0, plan ../playbooks --event STOPPED --detailed-exitcode --mode off",
        "3, plan ../playbooks --detailed-exitcode",
        "1, plan ../playbooks --event ../README.md",
        "1, run ../playbooks --event STOPPED",
        "2, run ../playbooks --event STOPPED --journal sqlite:runs"
    })
    void exitCodesAreAsThePageSays(int code, String line) {
        var told = Told.by(line.replace("STOPPED", STOPPED).split(" "));
        assertEquals(code, told.code(), told.out() + told.err());
    }

    static Stream<String> verbs() {
        return Main.commandLine().getSubcommands().values().stream()
                .map(CommandLine::getCommandName)
                .distinct();
    }

    private static CommandSpec spec(String verb) {
        return Objects.requireNonNull(Main.commandLine().getSubcommands().get(verb), verb)
                .getCommandSpec();
    }

    private static Stream<String> options(CommandSpec spec) {
        var parts = spec.subcommands().values().stream().map(CommandLine::getCommandSpec);
        return Stream.concat(Stream.of(spec), parts)
                .flatMap(part -> part.options().stream())
                .flatMap(option -> Stream.of(option.names()))
                .distinct();
    }

    /** The options in the first column of a section's tables. */
    private static Set<String> optionsIn(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| `-"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> OPTION.matcher(cell).results().map(option -> option.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String heading) {
        return Stream.of(PAGE.split("(?m)^## ", -1))
                .filter(section -> section.lines().findFirst().orElse("").contains(heading))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + heading));
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
