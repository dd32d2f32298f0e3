package io.parry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's pages in Markdown, and the fenced blocks in them. */
final class Pages {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "```";

    private Pages() {}

    /**
     * A fenced block.
     *
     * @param info what stands behind the opening fence: {@code yaml bad}
     * @param line of the first line inside, 1-based
     */
    record Block(String page, String info, String text, int line) {
        /** The text behind {@code #} on the first line, where that is a comment; empty otherwise. */
        String marker() {
            var first = text.lines().findFirst().orElse("");
            return first.startsWith("#") ? first.substring(1).strip() : "";
        }

        @Override
        public String toString() {
            return page + ":" + line + " " + info;
        }
    }

    static Path file(String page) {
        return ROOT.resolve(page);
    }

    static String read(String page) {
        try {
            return Files.readString(file(page));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static List<Block> blocks(String page) {
        var blocks = new ArrayList<Block>();
        var lines = read(page).lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(FENCE)) {
                int end = at + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                blocks.add(new Block(
                        page, lines.get(at).substring(FENCE.length()), text(lines.subList(at + 1, end)), at + 2));
                at = end;
            }
        }
        return blocks;
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The text of a page with other text in one of its blocks. */
    static String with(Block block, String text) {
        var lines = read(block.page()).lines().toList();
        int from = block.line() - 1;
        int to = from + (int) block.text().lines().count();
        return text(lines.subList(0, from)) + text + text(lines.subList(to, lines.size()));
    }

    /** All of them, as paths from the root. */
    static List<String> all() {
        try (var docs = Files.walk(file("docs"));
                var top = Files.list(ROOT)) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
