package io.parry.cli.storm;

import java.util.Arrays;
import java.util.Optional;

/** Where a process dies, named by the request that it was about to make or had just made. */
enum Point {
    CLAIM("PutItem", "attribute_not_exists", "run#"),
    ADMIT("UpdateItem", "guard#", ""),
    LOCK("TransactWriteItems", "\"lock#", ""),
    INTENT("TransactWriteItems", "#c#", ""),
    RESULT("TransactWriteItems", "#r#", ""),
    DEED("UpdateItem", "\"world\"", ""),
    MESSAGE("Publish", "", ""),
    UNLOCK("DeleteItem", "lock#", ""),
    END("UpdateItem", "ENDED", "");

    private final String operation;
    private final String holds;
    private final String holdsToo;

    Point(String operation, String holds, String holdsToo) {
        this.operation = operation;
        this.holds = holds;
        this.holdsToo = holdsToo;
    }

    /** Empty where nobody dies at such a request. */
    static Optional<Point> of(String operation, String body) {
        return Arrays.stream(values())
                .filter(point -> point.operation.equals(operation)
                        && body.contains(point.holds)
                        && body.contains(point.holdsToo))
                .findFirst();
    }
}
