package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an API operation without calling it.
 *
 * @param read whether it only reads; what is not known to be a read is none
 * @param effect the least effect of a call; meaningless for a read
 * @param settle how long a change may take to show in reads
 * @param token the member that makes a repeated call harmless, where there is one
 * @param lock the member that protects a call against being overtaken: a lock token or an ETag; where there is one
 * @param failureMembers members of an answer that, when not empty, say that part of the call failed
 * @param secretInputs parameters that are secret, in the notation of {@link SecretMarks}
 * @param secretOutputs members of an answer that are secret, likewise
 * @param askedInPlan whether planning may ask it: false where the answer is no state, or asking makes something
 */
public record OperationFacts(
        Operation operation,
        boolean read,
        Effect effect,
        Duration settle,
        Optional<String> token,
        Optional<String> lock,
        List<String> failureMembers,
        List<String> secretInputs,
        List<String> secretOutputs,
        boolean askedInPlan) {
    /** The parameters with those marked that are secret. What is sent is the same. */
    public Value marked(Value parameters) {
        return SecretMarks.mark(operation, secretInputs, parameters);
    }
}
