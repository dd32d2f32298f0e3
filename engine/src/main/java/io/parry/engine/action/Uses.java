package io.parry.engine.action;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The operations a step may read, and those with which it may change or tell something. */
public record Uses(Set<Operation> reads, Set<Operation> calls) {
    public static Uses of(List<String> reads, List<String> calls) {
        return new Uses(operations(reads), operations(calls));
    }

    private static Set<Operation> operations(List<String> names) {
        var operations = new LinkedHashSet<Operation>();
        names.forEach(name -> operations.add(Operation.of(name)));
        return operations;
    }
}
