package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links from page to page lead somewhere. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndToAHeadingInIt(String page) {
        var broken = LINK.matcher(CODE.matcher(Pages.read(page)).replaceAll("code"))
                .results()
                .filter(link -> !link.group(1).startsWith("http"))
                .filter(link -> !leadsSomewhere(page, link.group(1), link.group(2)))
                .map(link -> link.group())
                .toList();
        assertEquals(List.of(), broken);
    }

    @Test
    void everyDecisionIsInTheIndex() {
        var index = Pages.read("docs/adr/README.md");
        var missing = pages().filter(page -> page.matches("docs/adr/[0-9].*"))
                .filter(page -> !index.contains("(" + page.substring("docs/adr/".length()) + ")"))
                .toList();
        assertEquals(List.of(), missing);
    }

    static Stream<String> pages() {
        return Pages.all().stream();
    }

    private static boolean leadsSomewhere(String page, String target, String heading) {
        var file = target.isEmpty()
                ? Pages.file(page)
                : Pages.file(page).resolveSibling(target).normalize();
        return Files.exists(file)
                && (heading == null
                        || headings(Pages.ROOT.relativize(file).toString()).contains(heading));
    }

    /** As GitHub names them. */
    private static List<String> headings(String page) {
        return Pages.read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
