package io.parry.engine.load;

import java.util.ArrayList;
import java.util.List;

/** How a file is indented: the columns at which its list items and keys begin, and its texts under {@code |}. */
final class Outline {
    private final List<Entry> entries = new ArrayList<>();
    private final List<BlockText> texts = new ArrayList<>();

    /** @param columns counted from 0: of each {@code -} and of the key, from left to right */
    private record Entry(int line, List<Integer> columns) {}

    private record BlockText(int firstLine, int endLine, int indent) {}

    void entry(int line, List<Integer> columns) {
        entries.add(new Entry(line, List.copyOf(columns)));
    }

    void text(int firstLine, int endLine, int indent) {
        texts.add(new BlockText(firstLine, endLine, indent));
    }

    /** How far the neighbours of a line are indented where it is indented otherwise; -1 where nothing is wrong. */
    int expected(int line, int indent) {
        for (var text : texts) {
            if (line > text.firstLine && line < text.endLine) {
                return indent < text.indent ? text.indent : -1;
            }
        }
        var open = openAbove(line);
        if (open.isEmpty() || open.contains(indent)) {
            return -1;
        }
        return open.stream().filter(column -> column > indent).findFirst().orElse(open.getLast());
    }

    private List<Integer> openAbove(int line) {
        var open = new ArrayList<Integer>();
        for (var entry : entries) {
            if (entry.line < line && !entry.columns.isEmpty()) {
                open.removeIf(column -> column >= entry.columns.getFirst());
                open.addAll(entry.columns);
            }
        }
        return open;
    }
}
