package io.parry.engine.model;

import static io.parry.engine.model.Terms.anyOf;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.list;
import static io.parry.engine.model.Terms.number;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.oneOrMore;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.whole;
import static io.parry.engine.model.Terms.word;

import io.parry.engine.value.Value;
import java.util.Map;

/** Guards, in the schema for editors. */
final class GuardsSchema {
    private GuardsSchema() {}

    static Value guards() {
        return object(
                Shapes.GUARDS,
                Map.of(
                        "at_most", said("The breaker: so many runs a window; one, or several", oneOrMore(atMost())),
                        "notify_at_most", said("Quiets notifications, never changes", notifyAtMost()),
                        "exempt", said("Whom this playbook leaves alone, why, and until when", list(exemption())),
                        "max_age", said("Older events change nothing: `1d`; at most `21d`", ref("duration")),
                        "rollout",
                                said(
                                        "The share of events that are acted on: `10%`",
                                        anyOf(form(Words.PERCENTAGE), number(0, 100))),
                        "outside_account_limit",
                                said("Why its changes do not count in the limit of the account", text())));
    }

    private static Value atMost() {
        return object(
                Shapes.AT_MOST,
                Map.of(
                        "runs", said("How many runs", whole(1, Guards.MOST_RUNS)),
                        "window", said("In how long: `1h`", ref("duration")),
                        "per", said("What is counted apart, as an expression", text()),
                        "then", said("What happens beyond", word(Words.THEN))));
    }

    private static Value notifyAtMost() {
        return object(
                Shapes.NOTIFY_AT_MOST,
                Map.of(
                        "times", said("How many runs may tell", whole(1, Guards.MOST_RUNS)),
                        "window", said("In how long: `10m`", ref("duration")),
                        "per", said("What is counted apart, as an expression", text())));
    }

    private static Value exemption() {
        return object(
                Shapes.EXEMPTION,
                Map.of(
                        "when", said("Whom or what: paths begin with `vars.` or `event.`", ref("scopeMatcher")),
                        "reason", said("Why, with the change's number", text()),
                        "owner", said("Who answers for it", text()),
                        "expires", said("Until when: a date or a time", form(Words.DATE_OR_TIME))));
    }
}
