package io.parry.actions.index;

import io.parry.engine.action.Effect;
import io.parry.engine.action.Operation;
import java.util.List;
import java.util.Set;

/** What an operation's name and its IAM access level say about it. */
final class Rules {
    private static final List<String> READS = List.of(
            "Get",
            "List",
            "Describe",
            "BatchGet",
            "Lookup",
            "Search",
            "Filter",
            "Head",
            "Check",
            "Simulate",
            "Select",
            "Scan",
            "Query");
    private static final List<String> DESTROYING = List.of("Delete", "BatchDelete", "Terminate", "Deregister", "Purge");
    /** By full name: lambda:PublishVersion and cloudfront:PublishFunction tell nobody anything. */
    private static final Set<String> TELLING =
            Set.of("sns:Publish", "sns:PublishBatch", "events:PutEvents", "sqs:SendMessage", "sqs:SendMessageBatch");

    private Rules() {}

    /**
     * Only what is a read by its name <i>and</i> by its IAM access level is one: sts:GetFederationToken and
     * stepfunctions:GetActivityTask are none, and neither is what has no known level.
     */
    static boolean isRead(Operation operation, String level) {
        return startsWith(operation, READS) && (level.equals("Read") || level.equals("List"));
    }

    /** The least effect of a call. */
    static Effect floor(Operation operation) {
        if (TELLING.contains(operation.toString())) {
            return Effect.NOTIFY;
        }
        return startsWith(operation, DESTROYING) ? Effect.DESTROY : Effect.CHANGE;
    }

    private static boolean startsWith(Operation operation, List<String> prefixes) {
        return prefixes.stream().anyMatch(operation.name()::startsWith);
    }
}
