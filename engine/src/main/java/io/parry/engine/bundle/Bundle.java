package io.parry.engine.bundle;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Operation;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;

/**
 * Playbooks with all they need, as one file carries them; made by {@link BundleContent} and {@link BundleFile}.
 *
 * @param sequence rises with each bundle; whole seconds since 1970 will do
 * @param digest {@code sha256:} and the hex digest of the content
 * @param inputs the values of each playbook's inputs, by its id
 * @param operations that its steps may read or call, sorted
 */
public record Bundle(
        long sequence,
        String digest,
        List<CompiledPlaybook> playbooks,
        Map<String, Value> inputs,
        List<Operation> operations) {
    public Bundle {
        playbooks = List.copyOf(playbooks);
        inputs = Map.copyOf(inputs);
        operations = List.copyOf(operations);
    }

    /**
     * A bundle that may be used: whole, signed as {@code trust} wants it, not too old, for this engine, and every
     * playbook of it without a mistake. Nothing of it is used otherwise.
     *
     * @throws BadBundle where it must not be used
     */
    public static Bundle read(byte[] file, Trust trust, Catalog catalog) throws BadBundle {
        var lines = BundleFile.read(file);
        trust.check(lines);
        return new BundleReader(catalog).read(lines, trust.leastSequence());
    }

    /** What {@link #read} does with the least sequence, for whoever learns it later. @throws BadBundle where it is older */
    public void checkSequence(long least) throws BadBundle {
        checkSequence(sequence, least);
    }

    static void checkSequence(long sequence, long least) throws BadBundle {
        if (sequence < least) {
            throw new BadBundle(
                    BadBundle.Reason.SEQUENCE,
                    "the bundle's sequence is " + sequence + ", at least " + least + " expected: it is an old one");
        }
    }
}
