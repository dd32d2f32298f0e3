package io.parry.cli.permission;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parameters that name a resource by a part of its ARN: a small table that is kept by hand ({@code names.tsv}).
 *
 * <p>What it says has to be certain: a wrong pattern is a call that is denied, and a name that is none of the expected
 * form (an ARN, a URL, something with a colon) is left to whoever asked.
 */
final class NamedParameters {
    private final List<Row> rows = Rows.of("names.tsv", 6).stream()
            .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]))
            .toList();

    /**
     * @param owner a service, or an action written in Java
     * @param way how the value is made a part of the ARN; empty: as it is
     * @param region in which such a resource may be, where that is not the Region of the call
     */
    record Row(String owner, String parameter, String type, String variable, String way, String region) {
        boolean isFor(String ownerName, String typeName) {
            return owner.equals(ownerName) && type.equalsIgnoreCase(typeName);
        }

        /** The parts of ARNs that the value may be; {@code *} where it is unknown; none where it names no such type. */
        List<String> parts(Value value) {
            return leaves(value).map(Glob::of).flatMap(this::parts).distinct().toList();
        }

        /** What is given; what the table says stands for a parameter that is not, or for one that there is not. */
        Value given(Value with) {
            var cut = parameter.indexOf('=');
            var name = cut < 0 ? parameter : parameter.substring(0, cut);
            var value = name.isEmpty() ? Value.MISSING : with.at(name);
            return value.isMissing() && cut >= 0 ? Value.of(parameter.substring(cut + 1)) : value;
        }

        private static Stream<Value> leaves(Value value) {
            return value instanceof Value.Arr list ? list.items().stream() : Stream.of(value);
        }

        private Stream<String> parts(String glob) {
            if (way.startsWith("begins ")) {
                return Glob.meets(glob, way.substring("begins ".length()) + Glob.ANY)
                        ? Stream.of(name(glob))
                        : Stream.empty();
            }
            return switch (way) {
                case "path" -> withPath(name(glob));
                case "suffixed" -> Stream.of(suffixed(name(glob)));
                case "slash" -> Stream.of(name(glob.startsWith("/") ? glob.substring(1) : glob));
                case "url" -> Stream.of(name(lastOfUrl(glob)));
                case "key" -> Stream.of(Glob.meets(glob, "alias/*") ? Glob.ANY : name(glob));
                case "group" -> inGroup(name(glob));
                case "" -> Stream.of(name(glob));
                default -> said(glob);
            };
        }

        /** IAM's names do not say the path that their ARNs have. */
        private static Stream<String> withPath(String name) {
            return name.startsWith(Glob.ANY) ? Stream.of(name) : Stream.of(name, "*/" + name);
        }

        /** A secret's ARN ends in six characters that its name does not have. */
        static String suffixed(String name) {
            return name.endsWith(Glob.ANY) ? name : name + "-??????";
        }

        /** What is done to a log group is authorized with and without its streams, by the operation. */
        private static Stream<String> inGroup(String name) {
            return name.endsWith(Glob.ANY) ? Stream.of(name) : Stream.of(name, name + ":*");
        }

        private static String lastOfUrl(String url) {
            var last = url.substring(url.lastIndexOf('/') + 1);
            return last.contains(Glob.ANY) ? Glob.ANY + last.substring(last.lastIndexOf(Glob.ANY) + 1) : last;
        }

        /** What may be an ARN, or is qualified in another way, is no name. */
        private static String name(String glob) {
            return Glob.meets(glob, "arn:*") || Glob.hasColon(glob) ? Glob.ANY : glob;
        }

        /** {@code CLOUDFRONT=global@us-east-1,REGIONAL=regional}: a value, its part of the ARN, perhaps a Region. */
        private Stream<String> said(String glob) {
            return Stream.of(way.split(","))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> Glob.meets(glob, pair[0]))
                    .map(pair -> pair[1]);
        }
    }

    List<Row> of(String owner, String type) {
        return rows.stream().filter(row -> row.isFor(owner, type)).toList();
    }

    /** The Region in which the owner's resources may be, where that is not where it is called. */
    Optional<String> region(String owner, String type) {
        return of(owner, type).stream()
                .map(Row::region)
                .filter(region -> !region.isEmpty())
                .findFirst();
    }
}
