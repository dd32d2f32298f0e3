package io.parry.deploy;

import io.parry.engine.model.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the deployment has set, in environment variables that the template writes.
 *
 * @param bundle where the playbooks are: {@code file:NAME}, {@code s3://BUCKET/KEY} or
 *     {@code appconfig:APPLICATION/ENVIRONMENT/PROFILE}
 * @param keys public keys that a bundle may be signed with; X.509, base64
 * @param table of the journal
 * @param queue URL of the queue that events wait in; empty where there is none
 * @param role ARN of the function's own role; empty where it is not said
 * @param memberRole name of the role to assume in other accounts; empty where there is none
 * @param most the mode that no run goes beyond
 * @param region where the function lives
 */
record Settings(
        String bundle,
        List<String> keys,
        String table,
        Optional<String> queue,
        Optional<String> role,
        Optional<String> memberRole,
        Mode most,
        String region) {

    /** @throws IllegalArgumentException naming the variable that is missing or not understood */
    static Settings of(Map<String, String> environment) {
        var said = new Said(environment);
        return new Settings(
                said.optional("PARRY_BUNDLE").orElse("file:bundle.json"),
                said.optional("PARRY_BUNDLE_KEYS").stream()
                        .flatMap(keys -> Stream.of(keys.trim().split("\\s+")))
                        .toList(),
                said.needed("PARRY_TABLE"),
                said.optional("PARRY_QUEUE_URL"),
                said.optional("PARRY_ROLE"),
                said.optional("PARRY_MEMBER_ROLE"),
                said.mode("PARRY_MODE"),
                said.needed("AWS_REGION"));
    }

    /** The account that the function lives in; empty where its role is not said. */
    String account() {
        return role.map(arn -> arn.split(":", 6))
                .filter(parts -> parts.length == 6)
                .map(parts -> parts[4])
                .orElse("");
    }

    private record Said(Map<String, String> environment) {
        Optional<String> optional(String name) {
            return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
        }

        String needed(String name) {
            return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
        }

        /** A word that nobody understands must not let changes through. */
        Mode mode(String name) {
            return optional(name)
                    .map(word -> Mode.of(word)
                            .orElseThrow(() -> new IllegalArgumentException(name + " is `" + word + "`, one of "
                                    + String.join(", ", Mode.words()) + " expected")))
                    .orElse(Mode.ENFORCE);
        }
    }
}
