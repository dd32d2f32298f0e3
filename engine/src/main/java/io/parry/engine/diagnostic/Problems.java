package io.parry.engine.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Where problems are collected, so that an author sees all of them at once. Not for several threads. */
public final class Problems {
    private static final Comparator<Problem> FILE_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.location().file())
            .thenComparingInt(problem -> problem.location().line())
            .thenComparingInt(problem -> problem.location().column());

    private final LinkedHashSet<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Problems others) {
        found.addAll(others.found);
    }

    /** All of them in file order, each once. */
    public List<Problem> list() {
        var sorted = new ArrayList<>(found);
        sorted.sort(FILE_ORDER);
        return sorted;
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }
}
