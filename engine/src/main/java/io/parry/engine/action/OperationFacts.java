package io.parry.engine.action;

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
 * @param secretOutputs members of an answer that are secret, as names joined by dots
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
        List<String> secretOutputs,
        boolean askedInPlan) {}
