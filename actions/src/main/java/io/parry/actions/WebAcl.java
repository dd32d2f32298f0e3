package io.parry.actions;

import io.parry.engine.action.Completed;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A web ACL as it was read, and as it is written back: UpdateWebACL replaces <a
 * href="https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateWebACL.html">everything that can be changed</a>.
 */
record WebAcl(Value answer) {
    /** Members of an answer that cannot be sent. */
    private static final List<String> ANSWERED_ONLY = List.of(
            "ARN",
            "Capacity",
            "LabelNamespace",
            "ManagedByFirewallManager",
            "RetrofittedByFirewallManager",
            "PreProcessFirewallManagerRuleGroups",
            "PostProcessFirewallManagerRuleGroups");

    /** Which one. */
    record Id(String name, String id, String scope) {
        Value parameters() {
            return Value.obj("Name", name, "Scope", scope, "Id", id);
        }

        String arn(Target target) {
            return "arn:%s:wafv2:%s:%s:%s/webacl/%s/%s"
                    .formatted(
                            target.partition(),
                            target.region(),
                            target.account(),
                            scope.equals("CLOUDFRONT") ? "global" : "regional",
                            name,
                            id);
        }
    }

    Value lockToken() {
        return answer.at("LockToken");
    }

    boolean isManagedElsewhere() {
        return answer.at("WebACL").at("ManagedByFirewallManager").equals(Value.of(true));
    }

    List<Value> rules() {
        return answer.at("WebACL").at("Rules").items();
    }

    List<Value> rules(String name) {
        return rules().stream()
                .filter(rule -> rule.at("Name").equals(Value.of(name)))
                .toList();
    }

    Optional<Value> ruleAt(Value priority) {
        return rules().stream()
                .filter(rule -> rule.at("Priority").equals(priority))
                .findFirst();
    }

    /** What is sent: all of it, with that rule in the place of the one of its name, or last where there is none. */
    Value with(Id id, Value rule) {
        var rules = new ArrayList<Value>();
        boolean found = false;
        for (var other : rules()) {
            boolean same = other.at("Name").equals(rule.at("Name"));
            rules.add(same ? rule : other);
            found |= same;
        }
        if (!found) {
            rules.add(rule);
        }
        var all = id.parameters();
        for (var member : answer.at("WebACL").members().entrySet()) {
            if (!ANSWERED_ONLY.contains(member.getKey())
                    && all.at(member.getKey()).isMissing()) {
                all = all.with(member.getKey(), member.getValue());
            }
        }
        return Completed.leftOut(all.with("Rules", new Value.Arr(rules)), answer.at("WebACL"));
    }
}
