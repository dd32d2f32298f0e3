package io.parry.actions.journal;

import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Events, by their digest, so that they can be delivered again. A process writes each once, however many runs it sets
 * off, side by side or after one another.
 */
final class KeptEvents {
    /** Runs of one event follow each other closely. */
    private static final int MOST_KNOWN = 1000;

    private static final int LOCKS = 16;

    private final Requests requests;
    private final ReentrantLock[] writing =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    KeptEvents(Requests requests) {
        this.requests = requests;
    }

    /** @return its name; empty where it holds a secret, or is too large packed, or too deep, and is not kept */
    Optional<String> keep(Value event, Instant now) {
        if (!event.secrets().isEmpty()) {
            return Optional.empty();
        }
        var name = Digest.of(event);
        var alone = writing[Math.floorMod(name.hashCode(), LOCKS)];
        alone.lock();
        try {
            boolean kept = known(name).orElseGet(() -> written(name, event, now));
            return kept ? Optional.of(name) : Optional.empty();
        } finally {
            alone.unlock();
        }
    }

    private Optional<Boolean> known(String name) {
        synchronized (known) {
            return Optional.ofNullable(known.get(name));
        }
    }

    /** Over what is there, which is the same: whoever keeps it again keeps it for longer. */
    private boolean written(String name, Value event, Instant now) {
        var body = Body.of(event);
        body.ifPresent(text -> requests.write(
                Write.put(Kept.meanwhile(key(name), now).with("body", text), "", Map.of()), Instant.MAX));
        synchronized (known) {
            known.put(name, body.isPresent());
        }
        return body.isPresent();
    }

    Optional<Value> get(String name) {
        return requests.get(key(name), Instant.MAX).map(item -> Body.read(item.text("body")));
    }

    private static Item key(String name) {
        return Item.of("event", name, "0");
    }
}
