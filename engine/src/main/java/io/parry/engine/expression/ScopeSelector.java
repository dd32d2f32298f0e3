package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code [vars.control]}: what the path gives is a member's name or an item's index. Not RFC 9535. */
record ScopeSelector(JsonPath path) implements PathSelector {
    @Override
    public Optional<Value.Unknown> select(Spot spot, Walk walk, List<Spot> selected) {
        for (var key : path.spots(Value.MISSING, walk)) {
            var undecided = select(spot, key.value(), walk, selected);
            if (undecided.isPresent()) {
                return undecided;
            }
        }
        return Optional.empty();
    }

    private Optional<Value.Unknown> select(Spot spot, Value key, Walk walk, List<Spot> selected) {
        return switch (Spot.openText(key)) {
            case Value.Unknown unknown -> Optional.of(unknown);
            case Value.Missing missing -> Optional.empty();
            case Value.Text text -> pick(new Name(text.text()), spot, key, walk, selected);
            case Value.Num num
            when isIndex(num.number()) -> pick(new Index(num.number().longValue()), spot, key, walk, selected);
            case Value other -> throw wrong(other);
        };
    }

    /** What a secret key picks tells something about the key, so it is secret too, and its name is not told. */
    private static Optional<Value.Unknown> pick(
            PathSelector selector, Spot spot, Value key, Walk walk, List<Spot> selected) {
        var origins = key.secrets();
        if (origins.isEmpty()) {
            return selector.select(spot, walk, selected);
        }
        var picked = new ArrayList<Spot>();
        selector.select(spot, walk, picked);
        var origin = String.join(", ", new LinkedHashSet<>(origins));
        picked.forEach(child -> selected.add(spot.maskedMember(Value.secret(origin, child.value()))));
        return Optional.empty();
    }

    private static boolean isIndex(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
    }

    private EvaluationFailed wrong(Value found) {
        var what = found instanceof Value.Num ? "a number that is no index" : found.kind();
        return new EvaluationFailed("wrong-value", "`[" + path + "]` expects text or an integer, found " + what);
    }

    @Override
    public boolean isSingular() {
        return path.isSingular();
    }

    @Override
    public Stream<JsonPath> queries() {
        return Stream.of(path);
    }
}
