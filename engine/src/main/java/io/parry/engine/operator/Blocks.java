package io.parry.engine.operator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The fewest blocks that hold the same addresses: halves are made whole. So what lies in them together lies in one of
 * them, and one look finds it among thousands.
 */
record Blocks(NavigableSet<Block> blocks) {
    static Blocks of(Collection<Block> blocks) {
        var fewest = new ArrayList<Block>();
        for (var block : new TreeSet<>(blocks)) {
            if (fewest.isEmpty() || !fewest.getLast().contains(block)) {
                fewest.add(block);
                joinHalves(fewest);
            }
        }
        return new Blocks(new TreeSet<>(fewest));
    }

    private static void joinHalves(List<Block> blocks) {
        var whole = whole(blocks);
        while (whole.isPresent()) {
            blocks.removeLast();
            blocks.removeLast();
            blocks.add(whole.get());
            whole = whole(blocks);
        }
    }

    private static Optional<Block> whole(List<Block> blocks) {
        return blocks.size() < 2
                ? Optional.empty()
                : blocks.getLast()
                        .parent()
                        .filter(parent -> blocks.get(blocks.size() - 2).parent().equals(Optional.of(parent)));
    }

    boolean contain(Block block) {
        var before = blocks.floor(block);
        return before != null && before.contains(block);
    }
}
