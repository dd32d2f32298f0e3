package io.parry.actions.index;

import io.parry.engine.action.Operation;

/**
 * A line of {@code src/main/data/operations.tsv}.
 *
 * @param iamAction where it is not the operation's own name, by what AWS's reference of the operation says: <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindingsV2.html">GetFindingsV2</a> is
 *     allowed by {@code securityhub:GetFindings}
 * @param level IAM's access level; empty where none is known, which makes the operation no read
 * @param asked {@code run} where planning must not ask it, {@code run-read} where it is a read besides, whatever its
 *     level
 */
record FactRow(
        Operation operation,
        String iamAction,
        String level,
        String asked,
        String token,
        String lock,
        String failures,
        String secretIn,
        String secretOut) {
    static FactRow of(String[] cells) {
        return new FactRow(
                Operation.of(cells[0]), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
    }

    /** {@code read}, {@code change}, or either with {@code -run} where planning must not ask it. */
    String kind() {
        boolean read = asked.equals("run-read") || Rules.isRead(operation, level);
        return (read ? "read" : "change") + (asked.isEmpty() ? "" : "-run");
    }
}
