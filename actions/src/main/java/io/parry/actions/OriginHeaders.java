package io.parry.actions;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The headers that CloudFront adds to what it asks of one origin. Their names differ by more than case. */
record OriginHeaders(List<Value> items) {
    static OriginHeaders of(Value origin) {
        return new OriginHeaders(origin.at("CustomHeaders").at("Items").items());
    }

    /** The values of that header; at most one where AWS keeps its own rules. */
    List<Value> named(String header) {
        return items.stream()
                .filter(item -> isNamed(item, header))
                .map(item -> Value.secret("cloudfront HeaderValue", item.at("HeaderValue")))
                .toList();
    }

    private static boolean isNamed(Value item, String header) {
        return item.at("HeaderName") instanceof Value.Text name && name.text().equalsIgnoreCase(header);
    }

    boolean says(String header, Value value) {
        var there = named(header);
        return !there.isEmpty()
                && there.stream().allMatch(old -> Value.same(old, value).holds());
    }

    /** With that value, in its place or last; the name stays as it is spelled there. */
    Value with(String header, Value value) {
        var all = new ArrayList<Value>();
        for (var item : items) {
            all.add(isNamed(item, header) ? item.with("HeaderValue", value) : item);
        }
        if (named(header).isEmpty()) {
            all.add(Value.obj("HeaderName", header, "HeaderValue", value));
        }
        return Value.obj("Quantity", all.size(), "Items", new Value.Arr(all));
    }
}
