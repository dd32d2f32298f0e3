package io.parry.actions.journal;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Answer.Failed;
import io.parry.engine.action.Answer.Kind;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.journal.Journal.Unreachable;
import io.parry.engine.run.Sleeper;
import io.parry.engine.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requests to one table, asked again while that may help and every one of them the same: what was written by a try
 * whose answer was lost is for the caller to know again. Reads are consistent, but for those of an index, which cannot
 * be.
 */
final class Requests {
    private static final int MOST_TRIES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int MOST_DOUBLINGS = 5;

    /** One item's share in a transaction that was not carried out and may be if asked again. */
    private static final Set<String> PASSING =
            Set.of("None", "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

    private static final String CONDITION = "ConditionalCheckFailed";

    private final Cloud cloud;
    private final Target target;
    private final String table;
    private final Clock clock;
    private final Sleeper sleeper;

    Requests(Cloud cloud, Target target, String table, Clock clock, Sleeper sleeper) {
        this.cloud = cloud;
        this.target = target;
        this.table = table;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** @param until when there is no use in asking again */
    Reply write(Write write, Instant until) {
        return written(write.kind() + "Item", inTable(write.members()), until);
    }

    /**
     * All of them or none, at most 100.
     *
     * @param token the same for no two requests: one that is sent again within ten minutes is then not carried out
     *     twice, and never taken for another
     */
    Reply transact(List<Write> writes, String token, Instant until) {
        var items = writes.stream()
                .map(write -> Value.obj(write.kind(), write.members().with("TableName", table)))
                .toList();
        var request = Value.obj("TransactItems", items, "ClientRequestToken", token, "ReturnConsumedCapacity", "TOTAL");
        return written("TransactWriteItems", request, until);
    }

    /** The item of that key; empty where there is none. */
    Optional<Item> get(Item key, Instant until) {
        var answer = read("GetItem", inTable(Write.key(key)).with("ConsistentRead", true), until);
        return Optional.of(new Item(answer.at("Item"))).filter(Item::isThere);
    }

    /** All items of that partition whose sort key begins so. */
    List<Item> query(Item key, String sort, Instant until) {
        var condition = "#pk = :pk AND begins_with(#sk, :sk)";
        var request = inTable(Value.obj("KeyConditionExpression", condition, "ConsistentRead", true));
        var values = Map.of(":pk", key.attributes().at("pk"), ":sk", Attribute.text(sort));
        return read("Query", Write.expressed(request, condition, values), until).at("Items").items().stream()
                .map(Item::new)
                .toList();
    }

    /** So many items of an index, in its order; with all that the index has of them. */
    List<Item> first(String index, String condition, Map<String, Value> values, int most) {
        var request = inTable(Value.obj("IndexName", index, "KeyConditionExpression", condition, "Limit", most));
        return read("Query", Write.expressed(request, condition, values), Instant.MAX).at("Items").items().stream()
                .map(Item::new)
                .toList();
    }

    private Value inTable(Value request) {
        return request.with("TableName", table).with("ReturnConsumedCapacity", "TOTAL");
    }

    private Reply written(String operation, Value request, Instant until) {
        return switch (asked(operation, request, until)) {
            case Answer.Ok ok -> Reply.WRITTEN;
            case Failed failed -> new Reply(refusals(failed));
        };
    }

    private Value read(String operation, Value request, Instant until) {
        return switch (asked(operation, request, until)) {
            case Answer.Ok ok -> ok.value();
            case Failed failed -> throw unreachable(operation, failed);
        };
    }

    /** An answer, or a failure that says what stands there instead; asked as often as that takes. */
    private Answer asked(String operation, Value request, Instant until) {
        var patience = clock.instant().plus(PATIENCE);
        var end = until.isBefore(patience) ? until : patience;
        for (int tried = 1; ; tried++) {
            var answer = plausible(once(operation, request));
            if (!(answer instanceof Failed failed) || !refusals(failed).isEmpty()) {
                return answer;
            }
            var pause = pause(tried, request);
            if (!mayPass(failed)
                    || tried == MOST_TRIES
                    || clock.instant().plus(pause).isAfter(end)) {
                throw unreachable(operation, failed);
            }
            sleeper.sleep(pause);
        }
    }

    private Answer once(String operation, Value request) {
        var called = new Operation("dynamodb", operation);
        var deadline = clock.instant().plus(ANSWER);
        return operation.equals("Query") && !request.at("IndexName").exists()
                ? cloud.read(called, request, target, deadline)
                : cloud.call(called, request, target, deadline);
    }

    /**
     * An answer without what was asked for is none of DynamoDB's; taken for one, it would say that nothing is there.
     */
    private static Answer plausible(Answer answer) {
        return answer instanceof Answer.Ok ok && !isSaid(ok.value().at("ConsumedCapacity"))
                ? new Failed(Kind.AGAIN, "no-answer", "what came is no answer", Value.MISSING, ok.requestId())
                : answer;
    }

    private static boolean isSaid(Value capacity) {
        return capacity instanceof Value.Arr arr ? !arr.items().isEmpty() : capacity.exists();
    }

    /** Doubled each time; two that meet do not meet again at once. */
    private static Duration pause(int tried, Value request) {
        var usual = FIRST_PAUSE.multipliedBy(1L << Math.min(tried - 1, MOST_DOUBLINGS));
        return usual.plus(usual.multipliedBy(Math.floorMod(request.hashCode() + tried, 100))
                .dividedBy(100));
    }

    private static boolean mayPass(Failed failed) {
        return switch (failed.kind()) {
            case AGAIN, CONFLICT, IN_DOUBT -> true;
            case REFUSED ->
                isCutShort(failed)
                        || (isCancelled(failed) && codes(failed).stream().allMatch(PASSING::contains));
            case DENIED, PARTLY -> false;
        };
    }

    /** A refusal whose reason did not arrive. */
    private static boolean isCutShort(Failed failed) {
        return failed.code().startsWith("http-");
    }

    private static boolean isCancelled(Failed failed) {
        return failed.code().equals("TransactionCanceled")
                && !failed.value().at("CancellationReasons").items().isEmpty();
    }

    private static List<String> codes(Failed failed) {
        return failed.value().at("CancellationReasons").items().stream()
                .map(reason -> reason.at("Code") instanceof Value.Text code ? code.text() : "None")
                .toList();
    }

    private static List<Optional<Item>> refusals(Failed failed) {
        if (failed.code().equals(CONDITION)) {
            return List.of(Optional.of(old(failed.value())));
        }
        return isCancelled(failed) && codes(failed).contains(CONDITION)
                ? failed.value().at("CancellationReasons").items().stream()
                        .map(Requests::refusal)
                        .toList()
                : List.of();
    }

    private static Optional<Item> refusal(Value reason) {
        return reason.at("Code").equals(Value.of(CONDITION)) ? Optional.of(old(reason)) : Optional.empty();
    }

    private static Item old(Value reason) {
        return reason.at("Item") instanceof Value.Obj item ? new Item(item) : Item.NONE;
    }

    private Unreachable unreachable(String operation, Failed failed) {
        return new Unreachable("the journal does not answer: dynamodb:" + operation + " on table `" + table + "`: "
                + failed.code() + hint(failed));
    }

    private String hint(Failed failed) {
        if (failed.code().equals("ResourceNotFound")) {
            return "; is there such a table in " + target.region() + "?";
        }
        if (isCancelled(failed)) {
            return ", " + String.join(", ", codes(failed));
        }
        if (failed.message().contains("the specified index")) {
            return "; it has no index `" + Table.INDEX + "`, which `parry journal create " + table + "` adds";
        }
        var denied = "; the journal needs GetItem, Query, PutItem, UpdateItem, DeleteItem and ConditionCheckItem on it,"
                + " and Query on its index `" + Table.INDEX + "`";
        return failed.kind() == Kind.DENIED ? denied : failed.message().isEmpty() ? "" : ", " + failed.message();
    }
}
