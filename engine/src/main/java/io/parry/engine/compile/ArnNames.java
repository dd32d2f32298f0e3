package io.parry.engine.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways in which a call may name what an ARN names: the ARN, what lies below it, and mostly a name alone. Which part
 * of an ARN that is differs by service; all that may be are taken, since too much is protected rather than too little.
 * The forms are those of the Service Authorization Reference, "Resource types".
 */
final class ArnNames {
    private static final int LEAST = 2;
    private final String arn;
    private final String head;
    private final String resource;

    private ArnNames(String arn) {
        var parts = arn.split(":", 6);
        this.arn = arn;
        this.head = String.join(":", List.of(parts).subList(0, 5));
        this.resource = whole(parts[5], parts[2].equals("s3"));
    }

    /** Empty where it names nothing in particular, so that a name alone could not be told from any other. */
    static Optional<List<String>> of(String arn, boolean principal) {
        var names = new ArnNames(arn);
        var alone = names.alone();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        var all = new LinkedHashSet<>(names.arns());
        all.addAll(alone);
        all.add(names.resource);
        if (principal) {
            all.addAll(names.sessions());
        }
        return Optional.of(List.copyOf(all));
    }

    /** Without the star for everything below it. */
    private static String whole(String resource, boolean bucket) {
        if (!resource.endsWith("/*") && !resource.endsWith(":*")) {
            return resource;
        }
        var without = resource.substring(0, resource.length() - 2);
        return bucket == separator(without) < 0 ? without : resource;
    }

    private List<String> arns() {
        var self = head + ":" + resource;
        return List.of(arn, self, self + "/*", self + ":*");
    }

    private Set<String> alone() {
        var alone = new LinkedHashSet<String>();
        var first = Math.max(0, firstSeparator(resource) + 1);
        Stream.of(resource.substring(first), last())
                .filter(ArnNames::saysSomething)
                .forEach(alone::add);
        return alone;
    }

    private String last() {
        return resource.substring(separator(resource) + 1);
    }

    /** Who acts in a role is named by the role and a session, and the other way round. */
    private List<String> sessions() {
        var sessions = new ArrayList<String>();
        sessions.add(head.replace(":iam:", ":sts:") + ":assumed-role/" + last() + "/*");
        sessions.add(head.replace(":sts:", ":iam:") + ":role/" + last());
        sessions.add(head.replace(":sts:", ":iam:") + ":role/*/" + last());
        return sessions;
    }

    /** A name with a star has to say more than the star. */
    private static boolean saysSomething(String name) {
        long said = name.codePoints().filter(Character::isLetterOrDigit).count();
        return name.contains("*") ? said >= LEAST : said > 0;
    }

    private static int firstSeparator(String resource) {
        for (int i = 0; i < resource.length(); i++) {
            if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private static int separator(String resource) {
        return Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':'));
    }
}
