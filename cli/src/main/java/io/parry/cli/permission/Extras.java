package io.parry.cli.permission;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call needs besides its own permission, and nothing that machines read says it: roles that are passed on, keys
 * of what is encrypted, service-linked roles, what a change refers to. A small table that is kept by hand
 * ({@code extras.tsv}); for all else a step has {@code permissions}.
 */
final class Extras {
    private static final ArnTemplate ROLE =
            new ArnTemplate("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}");
    private static final String THE_ROLE = "@role";
    private static final String THE_KEY = "@key ";

    private final List<Row> rows = Rows.of("extras.tsv", 6).stream()
            .map(cells -> new Row(cells[0], cells[1], List.of(cells[2].split(",")), cells[3], cells[4], cells[5]))
            .toList();

    /**
     * @param owner an operation, or an action written in Java
     * @param parameter only where it is given, or may be; empty: always
     * @param resource a pattern, or {@code @role}: the role that the parameter names, or {@code @key PARAMETER}: any
     *     key, where that is what the parameter names
     * @param key of a condition; empty: none
     */
    private record Row(
            String owner, String parameter, List<String> actions, String resource, String key, String values) {
        Stream<Need> needs(String pattern, String region, String by) {
            return actions.stream().map(action -> new Need(action, pattern, condition(this, region), by));
        }
    }

    /**
     * @param with the parameters
     * @param all whether parameters may be sent that are not in {@code with}
     */
    Stream<Need> of(String owner, Value with, boolean all, String region, String by) {
        return rows.stream()
                .filter(row -> row.owner.equals(owner))
                .filter(row -> row.parameter.isEmpty() || all || isGiven(with, row.parameter))
                .flatMap(row -> needs(row, with, region, by));
    }

    private static boolean isGiven(Value with, String parameter) {
        return with instanceof Value.Unknown || !with.at(parameter).isMissing();
    }

    private static Stream<Need> needs(Row row, Value with, String region, String by) {
        if (row.resource.startsWith(THE_KEY)) {
            return keys(row, with, region, by);
        }
        var resources =
                row.resource.equals(THE_ROLE) ? roles(with.at(row.parameter)) : Stream.of(placed(row.resource, region));
        return resources.flatMap(resource -> row.needs(resource, region, by));
    }

    /** The key of something is where that is. */
    private static Stream<Need> keys(Row row, Value with, String region, String by) {
        var encrypted = Glob.parts(Glob.of(with.at(row.resource.substring(THE_KEY.length()))));
        boolean known = encrypted.length == Glob.PARTS && encrypted[0].equals("arn");
        var there = known && !encrypted[3].contains(Glob.ANY) ? encrypted[3] : region;
        var account = known && !encrypted[4].contains(Glob.ANY) ? encrypted[4] : Glob.ACCOUNT;
        return row.needs("arn:" + Glob.PARTITION + ":kms:" + there + ":" + account + ":key/*", there, by);
    }

    /** The role's ARN or name; a role that stands in the state may be any of the account. */
    private static Stream<String> roles(Value role) {
        var glob = Optional.of(role).filter(Value::exists).map(Glob::of).orElse(Glob.ANY);
        if (glob.startsWith("arn:")) {
            return ROLE.of(glob, "").stream();
        }
        return Stream.of(ROLE.filled(Map.of(), ""));
    }

    private static String placed(String text, String region) {
        return text.replace(Glob.REGION, region);
    }

    private static Value condition(Row row, String region) {
        if (row.key.isEmpty()) {
            return Value.MISSING;
        }
        var values = Stream.of(row.values.split(","))
                .map(value -> placed(value, region))
                .sorted()
                .toList();
        boolean pattern = values.stream().anyMatch(value -> value.contains(Glob.ANY));
        var said = values.size() == 1 ? values.getFirst() : values;
        return Value.obj(pattern ? "StringLike" : "StringEquals", Value.obj(row.key, said));
    }
}
