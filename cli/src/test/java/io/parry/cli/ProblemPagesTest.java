package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.diagnostic.ProblemCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every problem has a page, on which a bad example has it and a good one has not. The words behind {@code bad} say how
 * the example is looked at.
 */
final class ProblemPagesTest {
    private static final String FOLDER = "docs/problems/";
    private static final String EVENT = "{\"source\": \"nobody\", \"detail\": {}}";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemCode.class)
    void theBadExampleHasTheProblem(ProblemCode code) throws IOException {
        var drawn = drawn(bad(code), how(code));
        assertTrue(drawn.contains("[" + code.code() + "]"), drawn);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemCode.class)
    void theGoodExampleHasNoProblem(ProblemCode code) throws IOException {
        var told = look(good(code), how(code).replaceFirst("latin-1|padded", ""));
        assertEquals(0, told.code(), told.out() + told.err());
        assertFalse((told.out() + told.err()).matches("(?s).*: (error|warning): .*"), told.out() + told.err());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemCode.class)
    void thePageShowsTheProblemAsItIsDrawn(ProblemCode code) throws IOException {
        Golden.hold(blocks(code, "text").getFirst(), drawn(bad(code), how(code)).stripTrailing() + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemCode.class)
    void thePageIsHeadedByTheCodeAndNamedInTheIndex(ProblemCode code) {
        assertTrue(Pages.read(page(code)).startsWith("# " + code.code() + "\n"));
        assertTrue(Pages.read(FOLDER + "README.md").contains("[" + code.code() + "](" + code.code() + ".md)"));
    }

    @Test
    void noPageIsOfAProblemThatIsNone() {
        var known = Stream.of(ProblemCode.values()).map(ProblemPagesTest::page).toList();
        var strange = Pages.all().stream()
                .filter(page -> page.startsWith(FOLDER) && !page.equals(FOLDER + "README.md"))
                .filter(page -> !known.contains(page))
                .toList();
        assertEquals(List.of(), strange);
    }

    private static String page(ProblemCode code) {
        return FOLDER + code.code() + ".md";
    }

    private static List<Pages.Block> bad(ProblemCode code) {
        return blocks(code, "(yaml|json) bad.*");
    }

    private static List<Pages.Block> good(ProblemCode code) {
        return blocks(code, "(yaml|json) good");
    }

    /** How examples of this page are looked at: {@code yaml}, {@code yaml strict}, {@code json}. */
    private static String how(ProblemCode code) {
        return bad(code).getFirst().info().replaceFirst(" bad", "");
    }

    private static List<Pages.Block> blocks(ProblemCode code, String info) {
        var blocks = Pages.blocks(page(code)).stream()
                .filter(block -> block.info().matches(info))
                .toList();
        assertFalse(blocks.isEmpty(), page(code) + " has no block of " + info);
        return blocks;
    }

    private String drawn(List<Pages.Block> examples, String how) throws IOException {
        var told = look(examples, how);
        return (told.out() + told.err()).replace(folder + "/", "");
    }

    private Told look(List<Pages.Block> examples, String how) throws IOException {
        if (how.startsWith("json")) {
            var event = write("event.json", examples.getFirst().text(), StandardCharsets.UTF_8);
            return Told.by("match", write("playbook.yaml", Frame.text(), StandardCharsets.UTF_8), "--event", event);
        }
        var verb = how.replaceFirst(".* ", "");
        var line = new ArrayList<String>(List.of(List.of("run", "bundle").contains(verb) ? verb : "validate"));
        for (var example : examples) {
            var name = examples.size() == 1 ? "playbook.yaml" : "playbook-" + line.size() + ".yaml";
            line.add(write(name, padded(example.text(), how), charset(how)));
        }
        if (how.endsWith("run")) {
            line.addAll(List.of("--event", write("event.json", EVENT, StandardCharsets.UTF_8)));
        }
        if (how.endsWith("bundle")) {
            line.addAll(List.of("--out", folder.resolve("bundle.json").toString(), "--quiet"));
        }
        if (how.endsWith("strict")) {
            line.add("--strict");
        }
        return Told.by(line.toArray(String[]::new));
    }

    private static String padded(String text, String how) {
        return how.endsWith("padded") ? text + " ".repeat(1 << 20) + "\n" : text;
    }

    private static Charset charset(String how) {
        return how.endsWith("latin-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private String write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset).toString();
    }
}
