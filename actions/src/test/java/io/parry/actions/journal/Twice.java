package io.parry.actions.journal;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.time.Instant;

/**
 * Sends every request twice and answers with what came of the second, as when the first answer was lost; so late that
 * DynamoDB does not know the token any more.
 */
record Twice(Cloud cloud) implements Cloud {
    private static final String TOKEN = "ClientRequestToken";

    @Override
    public Answer call(Operation operation, Value parameters, Target target, Instant deadline) {
        cloud.call(operation, parameters, target, deadline);
        var again = parameters.at(TOKEN) instanceof Value.Text token
                ? parameters.with(TOKEN, Digest.uuid(token.text()))
                : parameters;
        return cloud.call(operation, again, target, deadline);
    }

    @Override
    public Answer read(Operation operation, Value parameters, Target target, Instant deadline) {
        return cloud.read(operation, parameters, target, deadline);
    }
}
