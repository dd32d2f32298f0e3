package io.parry.actions.journal;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One conditional write, by itself or as a part of a transaction. In expressions every attribute is {@code #name} and
 * every value {@code :name}; none of them can then be a word that DynamoDB keeps for itself.
 *
 * @param kind as a transaction names it: {@code Put}, {@code Update}, {@code Delete}; {@code ConditionCheck} there only
 * @param members of the request, all but the table
 */
record Write(String kind, Value members) {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    /** @param condition empty for none */
    static Write put(Item item, String condition, Map<String, Value> values) {
        return new Write("Put", with(Value.obj("Item", item.attributes()), "", condition, values));
    }

    static Write update(Item key, String update, String condition, Map<String, Value> values) {
        return new Write("Update", with(key(key), update, condition, values));
    }

    static Write delete(Item key, String condition, Map<String, Value> values) {
        return new Write("Delete", with(key(key), "", condition, values));
    }

    static Write check(Item key, String condition, Map<String, Value> values) {
        return new Write("ConditionCheck", with(key(key), "", condition, values));
    }

    static Value key(Item item) {
        return Value.obj(
                "Key",
                Value.obj(
                        "pk",
                        item.attributes().at("pk"),
                        "sk",
                        item.attributes().at("sk")));
    }

    private static Value with(Value members, String update, String condition, Map<String, Value> values) {
        var request = members;
        if (!update.isEmpty()) {
            request = request.with("UpdateExpression", update);
        }
        if (!condition.isEmpty()) {
            request = request.with("ConditionExpression", condition)
                    .with("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
        }
        return expressed(request, update + " " + condition, values);
    }

    /** The request with what the expression names. */
    static Value expressed(Value request, String expression, Map<String, Value> values) {
        var names = new TreeMap<String, Value>();
        NAME.matcher(expression).results().forEach(found -> names.put(found.group(), Value.of(found.group(1))));
        var named = names.isEmpty()
                ? request
                : request.with("ExpressionAttributeNames", new Value.Obj(new LinkedHashMap<>(names)));
        return values.isEmpty()
                ? named
                : named.with("ExpressionAttributeValues", new Value.Obj(new LinkedHashMap<>(new TreeMap<>(values))));
    }
}
