package io.parry.actions;

import io.parry.engine.value.Value;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

/** What WAF requires of the rules of a web ACL, as far as a rotation can break it. */
final class StrictRules {
    private StrictRules() {}

    static boolean areFine(List<Value> rules) {
        var priorities = new HashSet<Value>();
        var names = new HashSet<Value>();
        return rules.stream()
                .allMatch(rule -> priorities.add(rule.at("Priority"))
                        && names.add(rule.at("Name"))
                        && rule.at("VisibilityConfig").exists()
                        && isFine(rule.at("Statement"))
                        && hasNoEmptyList(rule));
    }

    private static boolean isFine(Value statement) {
        if (statement.members().size() != 1) {
            return false;
        }
        var several = statement.at("OrStatement");
        if (several.exists()) {
            var inner = several.at("Statements").items();
            return inner.size() >= 2 && inner.stream().allMatch(StrictRules::isFine);
        }
        var not = statement.at("NotStatement");
        return not.exists() ? isFine(not.at("Statement")) : isMatch(statement.at("ByteMatchStatement"));
    }

    /** Of other statements nothing is asked. */
    private static boolean isMatch(Value match) {
        if (!match.exists()) {
            return true;
        }
        int length = Base64.getDecoder().decode(match.at("SearchString").text()).length;
        return length <= 200
                && match.at("FieldToMatch").members().size() == 1
                && !match.at("TextTransformations").items().isEmpty()
                && match.at("PositionalConstraint").exists();
    }

    private static boolean hasNoEmptyList(Value value) {
        return switch (value) {
            case Value.Arr arr -> !arr.items().isEmpty() && arr.items().stream().allMatch(StrictRules::hasNoEmptyList);
            case Value.Obj obj -> obj.members().values().stream().allMatch(StrictRules::hasNoEmptyList);
            default -> true;
        };
    }
}
