package io.parry.cli.pattern;

import io.parry.engine.value.Digest;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one rule is for: a source and a detail-type, each one value, or one condition that is no value, or any.
 *
 * @param reads whether calls that only read are meant, which are kept apart from all others
 */
record Route(Optional<Leaf> source, Optional<Leaf> type, boolean reads) implements Comparable<Route> {
    private static final int LONGEST_CONDITION = 500;
    private static final int LONGEST_WORDS = 34;
    private static final int DIGITS = 8;

    /** One for each source and detail-type that the box names. */
    static List<Route> of(Box box, boolean reads) {
        var routes = new ArrayList<Route>();
        for (var source : apart(box.at("source"))) {
            for (var type : apart(box.at("detail-type"))) {
                routes.add(new Route(source, type, reads));
            }
        }
        return routes;
    }

    private static List<Optional<Leaf>> apart(Optional<Leaf> leaf) {
        if (leaf.isEmpty() || !leaf.get().narrows()) {
            return List.of(Optional.empty());
        }
        return leaf.get().alternatives().values().stream()
                .map(Leaf::of)
                .map(one -> Optional.of(one).filter(so -> so.length() <= LONGEST_CONDITION))
                .distinct()
                .toList();
    }

    /** Whether it says anything of where events come from. */
    boolean isNarrow() {
        return source.isPresent() || type.isPresent();
    }

    /** What it says, which every pattern of it begins with. */
    Box box() {
        var box = source.map(leaf -> Box.ALL.with(leaf, "source")).orElse(Box.ALL);
        return type.map(leaf -> box.with(leaf, "detail-type")).orElse(box);
    }

    /** What the box asks for besides. */
    Box rest(Box box) {
        return box.without("source").without("detail-type");
    }

    /** {@code parry-cloudtrail-aws-api-call-via-cloudtrail-…}, ending in a digest of what the words may not tell. */
    String name() {
        var words = (word(source) + "-" + word(type))
                .toLowerCase(Locale.ROOT)
                .replaceAll("aws[.]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var some = words.substring(0, Math.min(words.length(), LONGEST_WORDS)).replaceAll("-$", "");
        return "parry-" + some + (reads ? "-reads-" : "-") + Digest.of(key()).substring(0, DIGITS);
    }

    private static String word(Optional<Leaf> leaf) {
        return leaf.map(one -> Json.write(one.alternatives().values().iterator().next()))
                .orElse("any");
    }

    private String key() {
        return Json.write(Value.arr(value(source), value(type), reads));
    }

    private static Value value(Optional<Leaf> leaf) {
        return leaf.map(Leaf::value).orElse(Value.NULL);
    }

    @Override
    public int compareTo(Route other) {
        return Comparator.comparing(Route::key).compare(this, other);
    }
}
