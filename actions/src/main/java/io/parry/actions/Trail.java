package io.parry.actions;

import io.parry.engine.action.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A trail's ARN, whose Region is the trail's home.
 *
 * @param region its home Region
 */
record Trail(String partition, String region, String account, String name) {
    /**
     * <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html">
     * CloudTrail's rule</a>; its length and that it is no IP address are asked beside it.
     */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):cloudtrail:([a-z]{2,8}(?:-[a-z]+)+-[0-9]{1,2}):([0-9]{12}):trail/(.+)");

    /** Empty where the text is no ARN of a trail, or one of a partition to which its Region does not belong. */
    static Optional<Trail> ofArn(String text) {
        if (text.length() > 250) {
            return Optional.empty();
        }
        var parts = ARN.matcher(text);
        return parts.matches()
                        && isName(parts.group(4))
                        && Target.partitionOf(parts.group(2)).equals(parts.group(1))
                ? Optional.of(new Trail(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    static boolean isName(String text) {
        return text.length() >= 3
                && text.length() <= 128
                && NAME.matcher(text).matches()
                && !ADDRESS.matcher(text).matches();
    }

    static Trail named(String name, Target target) {
        return new Trail(target.partition(), target.region(), target.account(), name);
    }

    boolean isOf(Target target) {
        return account.equals(target.account());
    }

    String arn() {
        return "arn:" + partition + ":cloudtrail:" + region + ":" + account + ":trail/" + name;
    }
}
