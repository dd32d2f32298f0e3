package io.parry.cli.permission;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Where a policy is attached, as far as it is known: what {@code ${AWS::AccountId}} and the like stand for. */
public record Pseudo(Optional<String> partition, Optional<String> region, Optional<String> account) {
    /** Text with what is known in its place. */
    public String in(String text) {
        return text.replace(Glob.PARTITION, partition.orElse(Glob.PARTITION))
                .replace(Glob.REGION, region.orElse(Glob.REGION))
                .replace(Glob.ACCOUNT, account.orElse(Glob.ACCOUNT));
    }

    /** The same for every text in it. */
    public Value in(Value value) {
        return switch (value) {
            case Value.Text text -> Value.of(in(text.text()));
            case Value.Arr list ->
                new Value.Arr(list.items().stream().map(this::in).toList());
            case Value.Obj map -> {
                var members = new LinkedHashMap<String, Value>();
                map.members().forEach((name, member) -> members.put(name, in(member)));
                yield new Value.Obj(members);
            }
            default -> value;
        };
    }
}
