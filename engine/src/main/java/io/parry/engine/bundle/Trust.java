package io.parry.engine.bundle;

import java.util.ArrayList;
import java.util.List;

/**
 * Which bundles are used.
 *
 * @param keys one of them must have signed a bundle; none: the digest is enough
 * @param leastSequence older ones are refused
 */
public record Trust(List<TrustedKey> keys, boolean unsigned, long leastSequence) {
    public Trust {
        keys = List.copyOf(keys);
    }

    /** Whoever can put a file there is trusted: for one that is deployed together with the code. */
    public static Trust ofWhatIsDeployed() {
        return new Trust(List.of(), true, 0);
    }

    /**
     * @param keys each as {@link TrustedKey#read} takes it, with white space between them
     * @throws BadBundle where one is none, or there is none
     */
    public static Trust of(String keys) throws BadBundle {
        var trusted = new ArrayList<TrustedKey>();
        for (var key : keys.strip().split("\\s+", -1)) {
            trusted.add(TrustedKey.read(key));
        }
        return new Trust(trusted, false, 0);
    }

    public Trust atLeast(long sequence) {
        return new Trust(keys, unsigned, sequence);
    }

    /**
     * A signature in the name of a trusted key that is not its own condemns the bundle, whoever else has signed it;
     * those of keys that are not known say nothing.
     */
    void check(BundleFile file) throws BadBundle {
        boolean signed = false;
        for (var seal : file.seals()) {
            for (var key : keys) {
                if (key.id().equals(seal.key())) {
                    if (!seal.isOf(key, file.digest())) {
                        throw new BadBundle(
                                BadBundle.Reason.SIGNATURE,
                                "the signature of key `" + key.id() + "` is not of this bundle");
                    }
                    signed = true;
                }
            }
        }
        if (!signed && !unsigned) {
            throw new BadBundle(
                    BadBundle.Reason.KEY,
                    file.seals().isEmpty()
                            ? "the bundle is not signed"
                            : "the bundle is signed by no key that is trusted here");
        }
    }
}
