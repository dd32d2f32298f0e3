package io.parry.engine.model;

import java.util.List;

/** Every kind of map in a playbook. The reader and the schema for editors are both made from these. */
final class Shapes {
    static final Shape PLAYBOOK = new Shape(
            "a playbook",
            List.of(
                    "id: cloudtrail-stays-on",
                    "version: 1.0.0",
                    "title: CloudTrail logging stays on",
                    "triggers: [{name: …, match: …}]",
                    "steps: [{id: …, action: …}]"),
            List.of(
                    "story",
                    "status",
                    "level",
                    "owner",
                    "tags",
                    "references",
                    "falsepositives",
                    "mode",
                    "inputs",
                    "vars",
                    "guards",
                    "finally",
                    "tests"));

    static final Shape INPUT = new Shape(
            "an input", List.of("type: string"), List.of("format", "description", "default", "example", "secret"));

    static final Shape TRIGGER = new Shape(
            "a trigger",
            List.of("name: stopped", "match: {$.source: aws.cloudtrail}"),
            List.of("for_each", "where", "min_items", "max_items", "vars", "as", "repeatable"));

    static final Shape PLACE = new Shape("a place", List.of(), List.of("account", "region", "role"));

    static final Shape COMPREHENSION = new Shape(
            "a comprehension",
            List.of("for_each: {item: \"${…}\"}", "value: ${item.name}"),
            List.of("where", "min_items", "max_items", "key"));

    /** The keys of a loop that mean nothing without it. */
    static final List<String> OF_LOOPS = List.of("where", "min_items", "max_items");

    /** The three that make a step what it is; a step has exactly one. */
    static final List<String> BODIES = List.of("action", "steps", "vars");

    /** The keys that stand beside {@code action} only. */
    static final List<String> OF_ACTIONS = List.of(
            "with",
            "accept_errors",
            "secret",
            "retry",
            "fail_if",
            "about",
            "permissions",
            "until",
            "every",
            "unless",
            "undo");

    /** What a step that sets variables cannot do. */
    static final List<String> NOT_OF_VARS =
            List.of("for_each", "where", "min_items", "max_items", "timeout", "approval");

    static final Shape STEP = new Shape(
            "a step",
            List.of(),
            List.of(
                    "id",
                    "when",
                    "for_each",
                    "where",
                    "min_items",
                    "max_items",
                    "as",
                    "timeout",
                    "on_failure",
                    "approval",
                    "action",
                    "with",
                    "accept_errors",
                    "secret",
                    "retry",
                    "fail_if",
                    "about",
                    "permissions",
                    "until",
                    "every",
                    "unless",
                    "undo",
                    "steps",
                    "else",
                    "vars"));

    static final Shape CHECK = new Shape(
            "a check",
            List.of("action: cloudtrail:GetTrailStatus", "result: {$.IsLogging: true}"),
            List.of("with", "accept_errors", "secret"));

    static final Shape TAKE_BACK =
            new Shape("a call that takes back", List.of("action: iam:UpdateAccessKey"), List.of("with"));

    static final Shape RETRY = new Shape("a retry", List.of(), List.of("on", "max_attempts", "interval", "backoff"));

    static final Shape APPROVAL = new Shape("an approval", List.of("topic: ${inputs.topic}", "within: 3d"), List.of());

    static final Shape GUARDS = new Shape(
            "a map of guards",
            List.of(),
            List.of("at_most", "notify_at_most", "exempt", "max_age", "rollout", "outside_account_limit"));

    static final Shape AT_MOST = new Shape("a limit", List.of("runs: 20", "window: 1h"), List.of("per", "then"));

    static final Shape NOTIFY_AT_MOST =
            new Shape("a limit of notifications", List.of("times: 1", "window: 10m"), List.of("per"));

    static final Shape EXEMPTION = new Shape(
            "an exemption",
            List.of(
                    "when: {vars.actor: trail-migration}",
                    "reason: CHG-1234, trail migration",
                    "owner: platform",
                    "expires: 2027-01-31"),
            List.of());

    static final Shape FOLDER_GUARDS =
            new Shape("a map of a folder's guards", List.of(), List.of("protected", "at_most", "own_roles"));

    static final Shape ACCOUNT_LIMIT =
            new Shape("the limit of an account", List.of("runs: 500", "window: 1h"), List.of());

    static final Shape UNTOUCHABLE = new Shape(
            "a protected entry", List.of("reason: Legal hold", "owner: legal"), List.of("resource", "principal"));

    static final Shape TEST = new Shape(
            "a test",
            List.of("name: a stopped trail is started again", "event: events/x.json", "expect: {outcome: succeeded}"),
            List.of("inputs", "now", "approvals", "replies", "near_misses"));

    static final Shape EVENT = new Shape("an event", List.of(), List.of("file", "inline", "set", "remove"));

    static final Shape EXPECT = new Shape(
            "a map of what is expected",
            List.of(),
            List.of("trigger", "matched", "outcome", "runs", "items", "calls", "notifications", "never_printed"));

    static final Shape RULE = new Shape("a rule", List.of(), List.of("with", "after", "times", "reply", "error"));

    private Shapes() {}
}
