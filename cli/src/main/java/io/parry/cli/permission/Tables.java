package io.parry.cli.permission;

import io.parry.engine.action.Operation;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** All that is known of IAM. */
final class Tables {
    static final String ANY_ROLE = "arn:" + Glob.PARTITION + ":iam::" + Glob.ACCOUNT + ":role/*";

    private static final Pattern BUCKET = Pattern.compile("arn:(\\$\\{AWS::Partition}|[^:]*):s3:::");

    private final IamActions actions = new IamActions();
    private final Scoping scoping = new Scoping(new NamedParameters());
    private final Extras extras = new Extras();

    Extras extras() {
        return extras;
    }

    List<Need> needs(Operation operation, Scoping.Known known, String by) {
        var authorization = actions.of(operation);
        return scoping.resources(authorization, known).stream()
                .flatMap(resource ->
                        authorization.actions().stream().map(action -> new Need(action, resource, guard(resource), by)))
                .toList();
    }

    /**
     * An ARN without an account that an event completes may be somebody else's: a bucket named in a forged event must
     * not be written to. S3 always says whose a bucket is.
     */
    private static Value guard(String resource) {
        return BUCKET.matcher(resource).lookingAt() && resource.contains(Glob.ANY)
                ? Value.obj("StringEquals", Value.obj("aws:ResourceAccount", Glob.ACCOUNT))
                : Value.MISSING;
    }

    /** @param text {@code kms:CreateGrant}, perhaps with a blank and an ARN behind it */
    List<Need> said(String text, Value with, String region, String by) {
        var words = text.strip().split("\\s+", 2);
        if (words.length > 1) {
            return List.of(new Need(words[0], Glob.pattern(words[1]), Value.MISSING, by));
        }
        var service = words[0].substring(0, words[0].indexOf(':'));
        var about = Scoping.arns(with).filter(arn -> isOf(service, arn)).toList();
        if (!about.isEmpty()) {
            return about.stream()
                    .map(arn -> new Need(words[0], arn, Value.MISSING, by))
                    .toList();
        }
        if (words[0].equals("iam:PassRole")) {
            return List.of(new Need(words[0], ANY_ROLE, Value.MISSING, by));
        }
        return needs(Operation.of(words[0]), new Scoping.Known("", Value.obj(), region), by);
    }

    private static boolean isOf(String service, String arn) {
        var parts = Glob.parts(arn);
        return parts.length == Glob.PARTS && parts[2].equals(service);
    }
}
