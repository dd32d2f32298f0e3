package io.parry.actions.door;

import io.parry.actions.index.Table;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many calls one process makes of a service: at most about half of what AWS allows an account, so that people and
 * other tools can work during a storm of ours.
 *
 * <p>{@link #USUAL} is half of what <a
 * href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html">EC2</a> gives back to most reads, 20 a
 * second. Services that allow less, or are known to be slow, or are made for many calls, stand in
 * {@code META-INF/parry/pace.tsv}: service, rate, burst, and whether AWS counts by Region or for the account as a
 * whole. Where AWS publishes figures:
 *
 * <ul>
 *   <li><a
 *       href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html">CloudTrail</a>
 *       10 reads a second and 1 change; about one call in five of ours is a change
 *   <li><a href="https://docs.aws.amazon.com/waf/latest/developerguide/limits.html">WAF</a> 5 reads a second, 1 change
 *   <li><a
 *       href="https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html">Security
 *       Hub</a> 10 a second, 30 at once
 *   <li><a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda</a> 15 changes a
 *       second
 * </ul>
 *
 * IAM, Organizations and CloudFront publish none for most calls and are one for all Regions. DynamoDB has the most: the
 * journal is there, and a run that cannot write it stands still.
 *
 * @param rate calls a second
 * @param burst calls at once after a pause
 * @param global whether AWS counts the calls of all Regions together
 */
record Quota(double rate, int burst, boolean global) {
    static final Quota USUAL = new Quota(10, 20, false);

    private static final Map<String, Quota> SERVICES = Table.resource("pace.tsv").orElseThrow().stream()
            .collect(Collectors.toUnmodifiableMap(row -> row[0], Quota::of));

    static Quota of(String service) {
        return SERVICES.getOrDefault(service, USUAL);
    }

    private static Quota of(String[] row) {
        return new Quota(Double.parseDouble(row[1]), Integer.parseInt(row[2]), row[3].equals("account"));
    }
}
