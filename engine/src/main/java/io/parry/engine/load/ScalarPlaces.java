package io.parry.engine.load;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.model.Node;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The places of a scalar's characters; read off the file when somebody first asks, which is when something is wrong.
 */
final class ScalarPlaces implements Node.Places {
    private final Source source;
    private final Location whole;
    private final String text;
    private final Supplier<Spelling> reader;
    private @Nullable Spelling spelling;

    ScalarPlaces(Source source, Location whole, String text, Supplier<Spelling> reader) {
        this.source = source;
        this.whole = whole;
        this.text = text;
        this.reader = reader;
    }

    /** Parts outside the text are cut to it; an empty part is the place before which it stands. */
    @Override
    public Location at(int from, int to) {
        var known = spelling();
        if (known.length() == 0 || !known.spells(text)) {
            return whole;
        }
        int first = Math.clamp(from, 0, known.length());
        int last = Math.clamp(to, first, known.length()) - 1;
        int start = known.from(first);
        return source.location(start, last < first ? start + 1 : known.to(last));
    }

    private Spelling spelling() {
        if (spelling == null) {
            spelling = reader.get();
        }
        return spelling;
    }
}
