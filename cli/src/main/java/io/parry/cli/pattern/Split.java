package io.parry.cli.pattern;

import io.parry.engine.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules of one route. Where one rule would be too long, triggers are dealt out by the digest of their names, one
 * bit more at a time: so a trigger that is added moves no other, unless its own rule overflows.
 */
final class Split {
    /** Of a digest's digit, which is a letter or one of 2 to 7. */
    private static final int BITS = 5;

    private static final int LETTERS = 26;

    private Split() {}

    /** A box that a trigger needs. */
    record Wish(String trigger, Box box) {}

    static List<Rule> rules(Route route, List<Wish> wishes) {
        var rules = new ArrayList<Rule>();
        split(route, wishes, "", rules);
        return rules;
    }

    private static void split(Route route, List<Wish> wishes, String part, List<Rule> rules) {
        var boxes = Merged.of(wishes.stream().map(Wish::box).toList());
        var triggers = new TreeSet<String>();
        wishes.forEach(wish -> triggers.add(wish.trigger()));
        if (triggers.size() == 1 || Fit.fits(route, boxes)) {
            var pattern = Fit.pattern(route, Fit.widened(route, boxes));
            var name = part.isEmpty() ? route.name() : route.name() + "-" + part;
            rules.add(new Rule(name, pattern, route.reads(), triggers));
            return;
        }
        var parts = new TreeMap<String, List<Wish>>();
        for (var wish : wishes) {
            parts.computeIfAbsent(part + bit(wish.trigger(), part.length()), so -> new ArrayList<>())
                    .add(wish);
        }
        parts.forEach((longer, some) -> split(route, some, longer, rules));
    }

    private static char bit(String trigger, int at) {
        char digit = Digest.of(trigger).charAt(at / BITS);
        int value = digit < 'a' ? digit - '2' + LETTERS : digit - 'a';
        return (value >> (BITS - 1 - at % BITS) & 1) == 0 ? '0' : '1';
    }
}
