package io.parry.actions.journal;

import io.parry.engine.value.Digest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names for requests, by which a request that is sent again is known again. No two requests share one, so DynamoDB
 * never sees a token with other content than before ({@code IdempotentParameterMismatch}): they are counted in a
 * process, an invocation is told by its owner even where sandboxes begin as copies of one, and other processes by what
 * is random.
 */
final class Tokens {
    private final String process = UUID.randomUUID().toString();
    private final AtomicLong requests = new AtomicLong();

    String next(String run, String owner) {
        return Digest.uuid(String.join("\n", run, owner, process, String.valueOf(requests.incrementAndGet())));
    }
}
