package io.parry.cli.permission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How ARNs of one type of resource look, as the service authorization reference writes it: <code>
 * arn:${Partition}:cloudtrail:${Region}:${Account}:trail/${TrailName}</code>.
 */
record ArnTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    /** The pattern with these variables; others are {@code *}, and partition, Region and account those of the run. */
    String filled(Map<String, String> variables, String region) {
        return shortened(VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "Partition" -> Glob.PARTITION;
                            case "Region" -> region;
                            case "Account" -> Glob.ACCOUNT;
                            default -> variables.getOrDefault(match.group(1), Glob.ANY);
                        })));
    }

    /** A call that names none of them may be asked about with one {@code *} for all its unknown parts. */
    private static String shortened(String pattern) {
        return pattern.contains(":s3:::") ? pattern : pattern.replaceAll("([:/])\\*([:/]\\*)+$", "$1*");
    }

    boolean names(String variable) {
        return text.contains("${" + variable + "}");
    }

    /** Whether an account stands in its ARNs. */
    boolean saysAccount() {
        return names("Account");
    }

    /**
     * The pattern for a value that is an ARN of this type, as far as it is known: what it says is kept, what it does
     * not say is the template's. Empty where it can be no such ARN.
     *
     * @param glob begins with {@code arn:}
     */
    Optional<String> of(String glob, String region) {
        var own = Glob.parts(filled(Map.of(), region));
        var given = Glob.parts(glob);
        if (given.length < Glob.PARTS) {
            // an unknown part may hold any number of colons
            return glob.endsWith(Glob.ANY) && Glob.meets(String.join(":", own), glob)
                    ? Optional.of(String.join(":", own))
                    : Optional.empty();
        }
        if (own.length < Glob.PARTS || !Glob.meets(given[2], own[2]) || !Glob.meets(given[5], own[5])) {
            return Optional.empty();
        }
        if (cutByColons(given)) {
            return Optional.of(String.join(":", own));
        }
        return Optional.of(String.join(
                ":",
                "arn",
                narrower(given[1], own[1]),
                own[2],
                own[3].isEmpty() ? "" : narrower(given[3], own[3]),
                own[4].isEmpty() ? "" : narrower(given[4], own[4]),
                Glob.covers(own[5], given[5]) ? given[5] : own[5]));
    }

    /** Whether an unknown part stands before the resource beside something else, so that colons may hide in it. */
    private static boolean cutByColons(String... given) {
        return List.of(given).subList(1, Glob.PARTS - 1).stream()
                .anyMatch(part -> part.contains(Glob.ANY) && !part.equals(Glob.ANY));
    }

    private static String narrower(String given, String own) {
        return given.equals(Glob.ANY) ? own : given;
    }
}
