package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is done to maps. Only names and places are looked at, so members stay as secret and as unknown as they were. */
final class MapFilters {
    private static final String TAGS = "{\"vars\": {\"tags\": {\"a\": 1, \"b\": 2}}}";

    static final List<Filter> ALL = List.of(
            Filter.named("merge", Kind.MAP, "the members of all the maps; of one name the last. Members are not merged")
                    .takesSeveral("map", Kind.MAP)
                    .example(
                            "vars.tags | merge(vars.more)",
                            "{\"vars\": {\"tags\": {\"a\": 1, \"b\": 2}, \"more\": {\"b\": 3}}}",
                            "{\"a\": 1, \"b\": 3}")
                    .byParts(MapFilters::merge),
            Filter.named("omit", Kind.MAP, "the map without the members of those names")
                    .takesSeveral("name", Kind.NAMES)
                    .example("vars.tags | omit(\"a\")", TAGS, "{\"b\": 2}")
                    .byParts((map, names) -> kept(map, member -> !names(names).contains(member.getKey()))),
            Filter.named("pick", Kind.MAP, "only the members of those names; a name that is not there is left out")
                    .takesSeveral("name", Kind.NAMES)
                    .example("vars.tags | pick(\"a\", \"z\")", TAGS, "{\"a\": 1}")
                    .byParts((map, names) -> kept(map, member -> names(names).contains(member.getKey()))),
            Filter.named(
                            "drop_empty",
                            Kind.COLLECTION,
                            "without members or items that are null or an empty text, list or map")
                    .example(
                            "vars.config | drop_empty",
                            "{\"vars\": {\"config\": {\"KernelId\": \"\", \"Spot\": null, \"Size\": 0}}}",
                            "{\"Size\": 0}")
                    .byParts((parts, none) -> full(parts)),
            Filter.named("keys", Kind.MAP, "the names of the members, in order")
                    .example("vars.tags | keys", TAGS, "[\"a\", \"b\"]")
                    .byParts((map, none) -> Value.of(map.members().keySet())),
            Filter.named("values", Kind.MAP, "the members' values, in order")
                    .example("vars.tags | values", TAGS, "[1, 2]")
                    .byParts((map, none) -> Value.of(map.members().values())),
            Filter.named("entries", Kind.MAP, "a list of `{key, value}`, one for every member, in order")
                    .example("vars.tags | pick(\"a\") | entries", TAGS, "[{\"key\": \"a\", \"value\": 1}]")
                    .byParts((map, none) -> entries(map)));

    private MapFilters() {}

    private static Value merge(Value map, List<Value> others) {
        var members = new LinkedHashMap<>(map.members());
        others.forEach(other -> members.putAll(other.members()));
        return new Value.Obj(members);
    }

    private static Set<String> names(List<Value> arguments) {
        return arguments.stream()
                .flatMap(argument ->
                        argument instanceof Value.Text ? List.of(argument).stream() : argument.items().stream())
                .map(Value::text)
                .collect(Collectors.toSet());
    }

    private static Value kept(Value map, Predicate<Map.Entry<String, Value>> keep) {
        var members = new LinkedHashMap<String, Value>();
        map.members().entrySet().stream()
                .filter(keep)
                .forEach(member -> members.put(member.getKey(), member.getValue()));
        return new Value.Obj(members);
    }

    private static Value full(Value parts) {
        return parts instanceof Value.Obj
                ? kept(parts, member -> !isEmpty(member.getValue()))
                : new Value.Arr(
                        parts.items().stream().filter(item -> !isEmpty(item)).toList());
    }

    /** What is not known yet may be full; a secret is looked into, here only. */
    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Null none -> true;
            case Value.Missing missing -> true;
            case Value.Text text -> text.text().isEmpty();
            case Value.Arr arr -> arr.items().isEmpty();
            case Value.Obj obj -> obj.members().isEmpty();
            case Value.Secret secret -> isEmpty(secret.reveal());
            default -> false;
        };
    }

    private static Value entries(Value map) {
        return Value.of(map.members().entrySet().stream()
                .map(member -> Value.obj("key", member.getKey(), "value", member.getValue()))
                .toList());
    }
}
