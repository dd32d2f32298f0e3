package io.parry.engine.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The filters of this version of the language; a playbook cannot add to them. */
public final class Filters {
    private static final LinkedHashMap<String, Filter> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(
                        List.of(Fill.FILTER),
                        ListFilters.ALL,
                        TextFilters.ALL,
                        MapFilters.ALL,
                        NumberFilters.ALL,
                        CodeFilters.ALL)
                .flatMap(List::stream)
                .forEach(filter -> BY_NAME.put(filter.name(), filter));
    }

    private Filters() {}

    /** All of them, by family: lists, text, maps, numbers, encodings. */
    public static List<FilterSpec> all() {
        return BY_NAME.values().stream().map(Filter::spec).toList();
    }

    static Optional<Filter> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }
}
