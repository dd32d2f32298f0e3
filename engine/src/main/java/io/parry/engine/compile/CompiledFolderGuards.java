package io.parry.engine.compile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The guards of a folder ready to be asked.
 *
 * @param limits of runs that change something in one account; all of them hold
 * @param ownRoles ARNs of roles whose calls set nothing off
 */
public record CompiledFolderGuards(List<Untouchable> untouchable, List<Limit> limits, Set<String> ownRoles) {
    public static final CompiledFolderGuards NONE = new CompiledFolderGuards(List.of(), List.of(), Set.of());

    public CompiledFolderGuards {
        untouchable = List.copyOf(untouchable);
        limits = List.copyOf(limits);
        ownRoles = Set.copyOf(ownRoles);
    }

    public record Limit(int runs, Duration window) {}

    /** Both of them. */
    public CompiledFolderGuards and(CompiledFolderGuards other) {
        return new CompiledFolderGuards(
                both(untouchable, other.untouchable), both(limits, other.limits), union(ownRoles, other.ownRoles));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
