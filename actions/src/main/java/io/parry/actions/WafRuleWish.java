package io.parry.actions;

import io.parry.engine.action.Call;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a step says of a rule.
 *
 * @param target where the web ACL is asked for and changed
 * @param header in lower case, as WAF compares names
 * @param action {@code allow}, {@code block}, or empty where the rule is as it is
 * @param priority a number, or missing
 */
record WafRuleWish(
        WebAcl.Id acl,
        Target target,
        String rule,
        String header,
        AcceptedValues values,
        String action,
        Value priority,
        Value with) {
    private static final Pattern NAME = Pattern.compile("[\\w-]{1,128}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");

    static WafRuleWish of(Inputs in) {
        var scope = optional(in, "scope", "REGIONAL");
        var target = scope.equals("CLOUDFRONT") ? CloudFrontHome.of(in.target()).orElse(in.target()) : in.target();
        return new WafRuleWish(
                new WebAcl.Id(in.text("web_acl"), in.text("id"), scope),
                target,
                in.text("rule"),
                in.text("header").toLowerCase(Locale.ROOT),
                AcceptedValues.of(in.get("values")),
                optional(in, "action", ""),
                in.get("priority"),
                in.with());
    }

    private static String optional(Inputs in, String name, String otherwise) {
        return in.get(name).isMissing() ? otherwise : in.text(name);
    }

    /** Empty where nothing is wrong. */
    Optional<String> mistake() {
        if (!NAME.matcher(acl.name()).matches() || !NAME.matcher(rule).matches()) {
            return Optional.of("the names of web ACLs and rules are 1 to 128 letters, digits, `_` and `-`");
        }
        if (!NAME.matcher(acl.id()).matches()) {
            return Optional.of("`id` is not the id of a web ACL");
        }
        if (!HEADER.matcher(header).matches()) {
            return Optional.of("`header` is not the name of a header");
        }
        return choices().or(values::mistake);
    }

    private Optional<String> choices() {
        if (!List.of("REGIONAL", "CLOUDFRONT").contains(acl.scope())) {
            return Optional.of("`scope` is REGIONAL or CLOUDFRONT");
        }
        if (acl.scope().equals("CLOUDFRONT") && CloudFrontHome.of(target).isEmpty()) {
            return Optional.of("the partition `" + target.partition() + "` has no CloudFront");
        }
        if (!List.of("", "allow", "block").contains(action)) {
            return Optional.of("`action` is allow or block");
        }
        return priority.isMissing() || isPriority()
                ? Optional.empty()
                : Optional.of("`priority` is a whole number, 0 or more");
    }

    private boolean isPriority() {
        return priority instanceof Value.Num num
                && num.number().signum() >= 0
                && num.number().stripTrailingZeros().scale() <= 0;
    }

    boolean canBeMade() {
        return !action.isEmpty() && !priority.isMissing();
    }

    /** Its sampled requests would show the header to everybody who may look at them. */
    Value newRule() {
        return Value.obj(
                "Name",
                rule,
                "Priority",
                priority,
                "Statement",
                new HeaderMatch(header, values, action.equals("block")).statement(),
                "Action",
                action.equals("block") ? Value.obj("Block", Value.obj()) : Value.obj("Allow", Value.obj()),
                "VisibilityConfig",
                Value.obj("SampledRequestsEnabled", false, "CloudWatchMetricsEnabled", true, "MetricName", rule));
    }

    /** Why the rule that is there would do the contrary: block who has a value, or let in who has none. */
    Optional<String> contrary(Value there, HeaderMatch match) {
        boolean blocks = there.at("Action").at("Block").exists();
        boolean allows = there.at("Action").at("Allow").exists();
        if (blocks && !match.inverse()) {
            return Optional.of("the rule `" + rule + "` blocks the requests that carry one of its values");
        }
        if (allows && match.inverse()) {
            return Optional.of("the rule `" + rule + "` lets in the requests that carry none of its values");
        }
        boolean other = (action.equals("allow") && blocks) || (action.equals("block") && allows);
        return other
                ? Optional.of("the rule `" + rule + "` " + (blocks ? "blocks" : "allows") + ", `action` says " + action)
                : Optional.empty();
    }

    /** Values that the step keeps secret are secret in the web ACL too, where AWS shows them. */
    Value masked(Value answer) {
        return values.areSecret() ? Marked.secret("SearchString", answer) : answer;
    }

    /** A rule that was made is not taken back: then there were no values. */
    Optional<Call.Undo> undo(Value before) {
        return before.isMissing()
                ? Optional.empty()
                : Optional.of(new Call.Undo("UpdateWafRule", with.with("values", before)));
    }
}
