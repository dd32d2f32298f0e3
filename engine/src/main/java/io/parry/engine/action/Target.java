package io.parry.engine.action;

/**
 * Where a call goes.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param account twelve digits
 * @param role ARN of the role to assume, empty for the engine's own credentials
 */
public record Target(String partition, String account, String region, String role) {
    /** A target whose partition follows from the Region's prefix. */
    public static Target of(String account, String region, String role) {
        return new Target(partitionOf(region), account, region, role);
    }

    public Target inRegion(String other) {
        return of(account, other, role);
    }

    /** The partition of a Region, by its prefix; {@code aws} where none is known. */
    public static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        if (region.startsWith("us-isob-")) {
            return "aws-iso-b";
        }
        if (region.startsWith("us-iso-")) {
            return "aws-iso";
        }
        if (region.startsWith("eusc-")) {
            return "aws-eusc";
        }
        return "aws";
    }
}
