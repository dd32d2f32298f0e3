package io.parry.engine.value;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks another supplier once and remembers: a secret made at random must be the same whenever it is looked at. */
final class Once implements Supplier<Value> {
    private @Nullable Supplier<Value> source;
    private @Nullable Value value;

    Once(Supplier<Value> source) {
        this.source = source;
    }

    @Override
    public synchronized Value get() {
        if (value == null && source != null) {
            value = source.get();
            source = null;
        }
        if (value == null) {
            throw new IllegalStateException("a secret's supplier asked for itself");
        }
        return value;
    }
}
