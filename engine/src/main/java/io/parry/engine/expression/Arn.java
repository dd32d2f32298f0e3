package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.Optional;
import java.util.Set;

/**
 * The filter {@code arn}: an ARN's parts, after "Amazon Resource Names (ARNs)" in the IAM user guide. What the ARN
 * leaves empty (the account of a bucket, the Region of a role) is not there, so that nothing acts in an account named
 * "".
 */
final class Arn {
    /** What IAM gives a path: {@code role/service-role/api}, where only {@code api} is the name that its API takes. */
    private static final Set<String> WITH_PATHS =
            Set.of("user", "role", "policy", "group", "instance-profile", "server-certificate");

    static final Filter FILTER = Filter.named(
                    "arn",
                    Kind.TEXT,
                    "an ARN's partition, service, region, account, resource, type and name, as far as it has them."
                            + " The name is what follows the type; IAM's without its path")
            .example(
                    "vars.arn | arn | pick(\"account\", \"type\", \"name\")",
                    "{\"vars\": {\"arn\": \"arn:aws:rds:us-east-1:111122223333:snapshot:rds:orders\"}}",
                    "{\"account\": \"111122223333\", \"type\": \"snapshot\", \"name\": \"rds:orders\"}")
            .wholly((text, none) -> parse(text.text())
                    .orElseThrow(
                            () -> new Misfit(0, "an ARN (`arn:partition:service:region:account:resource`)", text)));

    private Arn() {}

    /** A map of the parts; empty where the text is no ARN. */
    static Optional<Value> parse(String text) {
        var parts = text.split(":", 6);
        if (parts.length < 6
                || !parts[0].equals("arn")
                || parts[1].isEmpty()
                || parts[2].isEmpty()
                || parts[5].isEmpty()) {
            return Optional.empty();
        }
        var resource = Resource.of(parts[2], parts[4], parts[5]);
        return Optional.of(Value.obj(
                "partition", parts[1],
                "service", parts[2],
                "region", present(parts[3]),
                "account", present(parts[4]),
                "resource", parts[5],
                "type", present(resource.type),
                "name", present(resource.name)));
    }

    private static Value present(String part) {
        return part.isEmpty() ? Value.MISSING : Value.of(part);
    }

    private record Resource(String type, String name) {
        static Resource of(String service, String account, String resource) {
            // a bucket's objects hold slashes and have no type
            int cut = service.equals("s3") && account.isEmpty() ? -1 : separator(resource);
            return cut < 0
                    ? new Resource("", resource)
                    : named(service, resource.substring(0, cut), resource.substring(cut + 1));
        }

        private static Resource named(String service, String type, String rest) {
            // API Gateway begins with a slash: /restapis/a1b2
            return type.isEmpty() ? of(service, "-", rest) : new Resource(type, name(service, type, rest));
        }

        private static String name(String service, String type, String rest) {
            return switch (service) {
                case "iam" -> WITH_PATHS.contains(type) ? afterLastSlash(rest) : rest;
                // launchConfiguration:ID:launchConfigurationName/NAME
                case "autoscaling" -> afterLastSlash(rest);
                // a group is written log-group:NAME:* where its streams are meant too
                case "logs" -> rest.endsWith(":*") ? rest.substring(0, rest.length() - 2) : rest;
                default -> rest;
            };
        }

        private static String afterLastSlash(String text) {
            return text.substring(text.lastIndexOf('/') + 1);
        }

        private static int separator(String resource) {
            for (int i = 0; i < resource.length(); i++) {
                if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
                    return i;
                }
            }
            return -1;
        }
    }
}
