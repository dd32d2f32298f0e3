package io.parry.deploy;

import io.parry.deploy.BundleSource.Unavailable;
import io.parry.engine.Engine;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Target;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.Trust;
import io.parry.engine.bundle.TrustedKey;
import io.parry.engine.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bundle in use. One that must not be used never takes the place of one that is: what was loaded last goes on being
 * used, and whoever watches is told. Where there is none in use yet there is nothing that could be done.
 */
final class Bundles {
    /** A new one is in use after this long at the latest, where there are events. */
    static final Duration FRESH = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BundleSource source;
    private final Trust trust;
    private final Journal journal;
    private final Reader reader;
    private final Told told;
    private @Nullable Loaded loaded;
    private byte @Nullable [] last;
    private @Nullable Instant looked;

    record Loaded(Bundle bundle, Engine engine) {}

    /** Makes a bundle of a file, with an engine for it. */
    @FunctionalInterface
    interface Reader {
        Loaded read(byte[] file, Trust trust) throws BadBundle;
    }

    /** Whoever watches. */
    interface Told {
        void inUse(Bundle bundle, String source);

        /** @param reason a word, see {@link BadBundle.Reason}, or {@code UNAVAILABLE} */
        void refused(String reason, String why, String source);
    }

    /**
     * @param trust which bundles are used, but for their sequence, which the journal knows
     * @throws IllegalArgumentException where a bundle that anybody could put there would need no signature
     */
    Bundles(BundleSource source, Trust trust, Journal journal, Reader reader, Told told) {
        if (source.changes() && trust.unsigned()) {
            throw new IllegalArgumentException(
                    "PARRY_BUNDLE_KEYS is not set, and a bundle from " + source.name() + " has to be signed");
        }
        this.source = source;
        this.trust = trust;
        this.journal = journal;
        this.reader = reader;
        this.told = told;
    }

    /**
     * As the deployment has it.
     *
     * @param spec see {@link BundleSource#of}
     * @param keys each as {@link TrustedKey#read} takes it; without any a bundle need not be signed
     * @throws IllegalArgumentException where the deployment cannot be meant so
     */
    static Bundles of(
            String spec,
            List<String> keys,
            Map<String, String> environment,
            Cloud cloud,
            Target here,
            Journal journal,
            Reader reader,
            Told told) {
        return new Bundles(BundleSource.of(spec, environment, cloud, here), trust(keys), journal, reader, told);
    }

    private static Trust trust(List<String> keys) {
        try {
            return keys.isEmpty() ? Trust.ofWhatIsDeployed() : Trust.of(String.join(" ", keys));
        } catch (BadBundle none) {
            throw new IllegalArgumentException("PARRY_BUNDLE_KEYS: " + none.why(), none);
        }
    }

    /**
     * What is in use; a newer one first, where there is one and the last look is a while ago.
     *
     * @throws NotDone where none can be used and none was
     */
    synchronized Loaded current(Instant now) {
        if (loaded == null) {
            looked = now;
            loaded = first(now);
        } else if (source.changes() && isStale(now)) {
            looked = now;
            loaded = next(loaded, now);
        }
        return loaded;
    }

    /** Looks again before anything is done: after a process has slept for nobody knows how long. */
    synchronized void expire() {
        looked = null;
    }

    private boolean isStale(Instant now) {
        return looked == null || !now.isBefore(looked.plus(FRESH)) || now.isBefore(looked);
    }

    private Loaded first(Instant now) {
        try {
            // The journal is asked, for the first time, while the playbooks are compiled.
            var least = CompletableFuture.supplyAsync(journal::leastSequence);
            return taken(source.fetch(now.plus(PATIENCE)), () -> answered(least));
        } catch (BadBundle bad) {
            throw refused(bad.reason().name(), bad.why());
        } catch (Unavailable gone) {
            throw refused("UNAVAILABLE", why(gone));
        } catch (Journal.Unreachable unreachable) {
            throw refused("UNAVAILABLE", why(unreachable));
        }
    }

    private NotDone refused(String reason, String why) {
        told.refused(reason, why, source.name());
        return new NotDone("no playbooks can be used, the bundle " + source.name() + " is refused: " + why);
    }

    private Loaded next(Loaded known, Instant now) {
        try {
            var file = source.fetch(now.plus(PATIENCE));
            return Arrays.equals(file, last)
                    ? known
                    : taken(
                            file,
                            () -> Math.max(
                                    journal.leastSequence(), known.bundle().sequence()));
        } catch (BadBundle bad) {
            told.refused(bad.reason().name(), bad.why(), source.name());
        } catch (Unavailable gone) {
            told.refused("UNAVAILABLE", why(gone), source.name());
        } catch (Journal.Unreachable unreachable) {
            told.refused("UNAVAILABLE", why(unreachable), source.name());
        }
        return known;
    }

    /** What may change raises the least sequence; going back with the code is for those who deploy that. */
    private Loaded taken(byte[] file, LongSupplier asked) throws BadBundle {
        var read = reader.read(file, trust);
        long least = asked.getAsLong();
        read.bundle().checkSequence(least);
        if (source.changes() && read.bundle().sequence() > least) {
            journal.raiseSequence(read.bundle().sequence());
        }
        last = file;
        told.inUse(read.bundle(), source.name());
        return read;
    }

    private static long answered(CompletableFuture<Long> least) {
        try {
            return least.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Journal.Unreachable unreachable) {
                throw unreachable;
            }
            throw failed;
        }
    }

    private static String why(Exception error) {
        return String.valueOf(error.getMessage());
    }
}
