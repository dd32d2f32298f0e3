package io.parry.cli.pattern;

import java.util.ArrayList;
import java.util.List;

/** What pairs of playbooks and events have come to. */
final class Tally {
    int pairs;
    int rules;

    /** Events that a trigger matches. */
    int taken;

    /** Events that no trigger matches. */
    int others;

    /** Of those the ones that come through all the same. */
    int unwanted;

    /** Pairs in which an event is taken and not let through. */
    final List<String> lost = new ArrayList<>();

    /** Patterns that EventBridge would refuse. */
    final List<String> unfit = new ArrayList<>();

    void add(boolean takes, boolean lets) {
        pairs++;
        taken += takes ? 1 : 0;
        others += takes ? 0 : 1;
        unwanted += lets && !takes ? 1 : 0;
    }

    Tally and(Tally other) {
        pairs += other.pairs;
        rules += other.rules;
        taken += other.taken;
        others += other.others;
        unwanted += other.unwanted;
        lost.addAll(other.lost);
        unfit.addAll(other.unfit);
        return this;
    }

    @Override
    public String toString() {
        return "%,d pairs, %,d rules: of %,d events that a playbook matches %,d are lost; of %,d others %.1f %% come through"
                .formatted(pairs, rules, taken, lost.size(), others, others == 0 ? 0 : 100.0 * unwanted / others);
    }
}
