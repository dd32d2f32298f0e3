package io.parry.cli.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Chance that can be had again: the same seed draws the same. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in so many of a hundred cases. */
    boolean percent(int share) {
        return below(100) < share;
    }

    <T> T one(List<T> things) {
        return things.get(below(things.size()));
    }

    <T> T oneOf(List<Supplier<T>> makers) {
        return one(makers).get();
    }

    <T> List<T> some(int least, int most, Supplier<T> maker) {
        var some = new ArrayList<T>();
        for (int count = least + below(most - least + 1); count > 0; count--) {
            some.add(maker.get());
        }
        return some;
    }
}
