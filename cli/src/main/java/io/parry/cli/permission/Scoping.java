package io.parry.cli.permission;

import io.parry.cli.permission.IamActions.Authorization;
import io.parry.cli.permission.IamActions.Resource;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which resources a call may be about, as far as its parameters tell before there is an event. */
final class Scoping {
    private static final String REGION = "@";

    private final NamedParameters names;

    Scoping(NamedParameters names) {
        this.names = names;
    }

    /**
     * What is known of a call.
     *
     * @param owner whose names the parameters are: a service, or an action written in Java
     * @param with may hold unknowns
     * @param region where the call goes
     */
    record Known(String owner, Value with, String region) {}

    /**
     * Sorted ARN patterns; {@code *} where IAM cannot scope the action. Of the types that an action takes those count
     * that a parameter names or that every call needs; where there is neither, all of them.
     */
    Set<String> resources(Authorization authorization, Known known) {
        var patterns = new TreeSet<String>();
        if (authorization.resources().isEmpty()) {
            patterns.add(Glob.ANY);
            return patterns;
        }
        for (var resource : authorization.resources()) {
            var named = named(resource, known);
            patterns.addAll(named.isEmpty() && resource.required() ? List.of(any(resource, known)) : named);
        }
        if (patterns.isEmpty()) {
            authorization.resources().forEach(resource -> patterns.add(any(resource, known)));
        }
        return patterns;
    }

    private String any(Resource resource, Known known) {
        return resource.arn().filled(Map.of(), region(resource, known));
    }

    private String region(Resource resource, Known known) {
        return names.region(known.owner, resource.type()).orElse(known.region);
    }

    private Set<String> named(Resource resource, Known known) {
        var patterns = new TreeSet<String>();
        arns(known.with)
                .forEach(
                        glob -> resource.arn().of(glob, region(resource, known)).ifPresent(patterns::add));
        if (patterns.isEmpty()) {
            filled(resource, known).forEach(patterns::add);
        }
        return patterns;
    }

    private Stream<String> filled(Resource resource, Known known) {
        List<Map<String, String>> all = List.of(Map.of());
        boolean named = false;
        for (var row : rows(resource, known)) {
            var value = row.given(known.with);
            if (value.isMissing()) {
                continue;
            }
            var parts = row.parts(value);
            named = named || !parts.isEmpty();
            all = product(all, row.variable(), parts);
        }
        var region = region(resource, known);
        return named
                ? all.stream()
                        .map(variables -> resource.arn().filled(variables, variables.getOrDefault(REGION, region)))
                        .map(Scoping::ofAws)
                : Stream.empty();
    }

    /** Of API Gateway every variable is a parameter's name. */
    private List<NamedParameters.Row> rows(Resource resource, Known known) {
        if (!resource.type().equals("uri") || !(known.with instanceof Value.Obj obj)) {
            return names.of(known.owner, resource.type());
        }
        return obj.members().keySet().stream()
                .filter(resource.arn()::names)
                .map(name -> new NamedParameters.Row(known.owner, name, "uri", name, "", ""))
                .toList();
    }

    /** Documents of Systems Manager that AWS owns are in no account of ours. */
    private static String ofAws(String pattern) {
        return pattern.contains(":ssm:") && pattern.contains(":document/AWS-")
                ? pattern.replace(Glob.ACCOUNT + ":document", Glob.ANY + ":document")
                : pattern;
    }

    private static List<Map<String, String>> product(
            List<Map<String, String>> all, String variable, List<String> parts) {
        if (parts.isEmpty()) {
            return all;
        }
        var more = new ArrayList<Map<String, String>>();
        for (var variables : all) {
            for (var part : parts) {
                var one = new LinkedHashMap<>(variables);
                var said = part.split("@", 2);
                one.merge(variable, said[0], (some, other) -> some.equals(Glob.ANY) ? other : some);
                if (said.length > 1) {
                    one.put(REGION, said[1]);
                }
                more.add(one);
            }
        }
        return more;
    }

    /** Texts that are ARNs for certain, at any depth. */
    static Stream<String> arns(Value value) {
        return switch (value) {
            case Value.Arr list -> list.items().stream().flatMap(Scoping::arns);
            case Value.Obj map -> map.members().values().stream().flatMap(Scoping::arns);
            default -> Stream.of(Glob.of(value)).filter(glob -> glob.startsWith("arn:"));
        };
    }
}
