package io.parry.cli.synth;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Value;
import java.util.List;

/** Whether a playbook waits for Secrets Manager itself, which is on no bus. */
public final class Rotations {
    /**
     * <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">What
     * it sends</a>.
     */
    private static final List<String> SENT = List.of("$.SecretId", "$.ClientRequestToken", "$.Step");

    private Rotations() {}

    public static boolean areIn(List<CompiledPlaybook> playbooks) {
        return playbooks.stream()
                .flatMap(playbook -> playbook.source().root().value().at("triggers").items().stream())
                .anyMatch(trigger -> names(trigger.at("match")));
    }

    private static boolean names(Value matcher) {
        return switch (matcher) {
            case Value.Obj obj ->
                obj.members().entrySet().stream()
                        .anyMatch(entry -> SENT.contains(entry.getKey()) || names(entry.getValue()));
            case Value.Arr arr -> arr.items().stream().anyMatch(Rotations::names);
            default -> false;
        };
    }
}
