package io.parry.engine.action;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists that are empty in an answer because AWS left them out: shapes are completed when they are read. Sent back, they
 * may be refused (an empty list where one element is the least), so they are left out again. An empty list that an edit
 * has made stays.
 */
public final class Completed {
    private Completed() {}

    /**
     * That value without the empty lists that were empty before. Maps that are empty stay: {@code Allow: {}} is a
     * choice.
     *
     * @param after what an edit has made of {@code before}
     * @param before as it was answered
     */
    public static Value leftOut(Value after, Value before) {
        return switch (after) {
            case Value.Obj obj -> members(obj, before);
            case Value.Arr arr -> items(arr, before);
            default -> after;
        };
    }

    private static Value members(Value.Obj obj, Value before) {
        Value kept = obj;
        for (var member : obj.members().entrySet()) {
            var old = before.at(member.getKey());
            boolean empty = isEmpty(member.getValue()) && isEmpty(old);
            kept = kept.with(member.getKey(), empty ? Value.MISSING : leftOut(member.getValue(), old));
        }
        return kept;
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Value.Arr arr && arr.items().isEmpty();
    }

    /** An element is compared with its equal, wherever it stood, and else with what stood in its place. */
    private static Value items(Value.Arr arr, Value before) {
        var old = before instanceof Value.Arr list ? list.items() : List.<Value>of();
        var kept = new ArrayList<Value>();
        for (var item : arr.items()) {
            kept.add(leftOut(item, old.contains(item) ? item : before.at(kept.size())));
        }
        return new Value.Arr(kept);
    }
}
