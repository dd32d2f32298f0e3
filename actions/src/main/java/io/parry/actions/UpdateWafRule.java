package io.parry.actions;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.ActionSpec.Input;
import io.parry.engine.action.Call;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.List;

/**
 * Says which values of a header a rule of a web ACL accepts. The rule is found by its name; everything else in the web
 * ACL stays as it is. What GetWebACL shows is not yet at work everywhere: WAF needs seconds to minutes.
 */
public final class UpdateWafRule implements Action {
    private static final Operation GET = Operation.of("wafv2:GetWebACL");
    private static final Operation UPDATE = Operation.of("wafv2:UpdateWebACL");
    private static final String GONE = "WAFNonexistentItem";

    @Override
    public ActionSpec spec() {
        return new ActionSpec(
                "UpdateWafRule",
                "Sets which values of a header a rule of a WAF web ACL accepts.",
                List.of(
                        new Input("web_acl", "string", true, "Name of the web ACL"),
                        new Input("id", "string", true, "Id of the web ACL"),
                        new Input("scope", "string", false, "`REGIONAL` or `CLOUDFRONT`; without it `REGIONAL`"),
                        new Input("rule", "string", true, "Name of the rule"),
                        new Input("header", "string", true, "Name of the header that it looks at"),
                        new Input("values", "list", true, "The values it accepts, 1 to 200 bytes each; a set"),
                        new Input(
                                "action",
                                "string",
                                false,
                                "`allow`: requests with one of the values are let through. `block`: all others are blocked. Needed where the rule has to be made"),
                        new Input("priority", "number", false, "Needed where the rule has to be made")),
                """
                - id: secret
                  action: secretsmanager:GetSecretValue
                  with: {SecretId: origin-verify}
                - id: let-in
                  action: UpdateWafRule
                  with:
                    web_acl: origin
                    id: 11111111-2222-3333-4444-555555555555
                    rule: origin-verify
                    header: X-Origin-Verify
                    values: ["${steps.secret.output.SecretString}"]
                """,
                Uses.of(List.of(GET.toString()), List.of(UPDATE.toString())),
                Duration.ofSeconds(30));
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var wish = WafRuleWish.of(in);
        var wrong = wish.mistake();
        if (wrong.isPresent()) {
            return new Plan.Refuse("wrong-value", wrong.get());
        }
        var found = now.in(wish.target()).whole(GET, wish.acl().parameters(), GONE);
        if (found instanceof Value.Unknown) {
            return change(wish, wish.acl().parameters().with("Rules", found), found, found);
        }
        return found.isMissing()
                ? new Plan.Refuse(GONE, "the web ACL `" + wish.acl().name() + "` does not exist")
                : planned(wish, new WebAcl(wish.masked(found)));
    }

    private static Plan planned(WafRuleWish wish, WebAcl acl) {
        if (acl.isManagedElsewhere()) {
            return new Plan.Refuse("the web ACL `" + wish.acl().name() + "` is managed by Firewall Manager");
        }
        if (!acl.lockToken().exists()) {
            return new Plan.Refuse("the web ACL came without a lock token");
        }
        var rules = acl.rules(wish.rule());
        return switch (rules.size()) {
            case 0 -> made(wish, acl);
            case 1 -> changed(wish, acl, rules.getFirst());
            default -> new Plan.Refuse("more than one rule is named `" + wish.rule() + "`");
        };
    }

    private static Plan made(WafRuleWish wish, WebAcl acl) {
        if (!wish.canBeMade()) {
            return new Plan.Refuse("there is no rule `" + wish.rule()
                    + "`; `action` and `priority` say what is to be made where there is none");
        }
        var taken = acl.ruleAt(wish.priority());
        return taken.<Plan>map(
                        other -> new Plan.Refuse("priority " + wish.priority().show() + " is taken by the rule "
                                + other.at("Name").show()))
                .orElseGet(() -> change(wish, acl.with(wish.acl(), wish.newRule()), acl.lockToken(), Value.MISSING));
    }

    private static Plan changed(WafRuleWish wish, WebAcl acl, Value rule) {
        var there = HeaderMatch.of(rule.at("Statement"))
                .filter(match -> match.header().equals(wish.header()));
        if (there.isEmpty()) {
            return new Plan.Refuse("the rule `" + wish.rule() + "` does something else than to compare the header `"
                    + wish.header() + "`");
        }
        var contrary = wish.contrary(rule, there.get());
        if (contrary.isPresent()) {
            return new Plan.Refuse(contrary.get());
        }
        var before = there.get().values();
        if (before.isSameSetAs(wish.values())) {
            return new Plan.Holds(
                    Value.obj("Rule", wish.rule(), "Values", wish.values().asValue()),
                    "the rule accepts these values and no other");
        }
        var after = rule.with("Statement", there.get().accepting(wish.values()).statement());
        return change(wish, acl.with(wish.acl(), after), acl.lockToken(), before.asValue());
    }

    private static Plan change(WafRuleWish wish, Value parameters, Value token, Value before) {
        var call = new Call(
                UPDATE,
                parameters,
                Value.obj("LockToken", token),
                wish.target(),
                Effect.CHANGE,
                List.of(wish.acl().arn(wish.target())),
                List.of(new Call.Change(
                        "Rules[" + wish.rule() + "].Values",
                        before,
                        wish.values().asValue())),
                new Call.Repeat.Converges(),
                wish.undo(before));
        return Plan.Act.now(call);
    }
}
