package io.parry.engine.run.matrix;

import io.parry.engine.run.matrix.LaggingAws.State;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One story for each way in which a step can be difficult. */
final class Stories {
    private Stories() {}

    private static Value trail(boolean logging) {
        return Value.obj("IsLogging", logging, "Home", "eu-west-1");
    }

    private static boolean logs(State state) {
        return state.get("trail/management").at("IsLogging").equals(Value.of(true));
    }

    private static Value acl() {
        return Value.obj(
                "Rules",
                Value.obj("other", Value.arr("x"), "ours", Value.arr("old")),
                "Other",
                "kept",
                "LockToken",
                "t0");
    }

    private static Value distribution() {
        return Value.obj(
                "Config",
                Value.obj("Header", Value.secret("secret:v1", Value.of("canary-old")), "Comment", "kept"),
                "ETag",
                "e0",
                "DeployedAt",
                "2026-01-01T00:00:00Z");
    }

    private static Value snapshot() {
        return Value.obj("Until", "2026-01-01T00:00:00Z");
    }

    private static final String UNLESS = """
            with: {Name: management}
            unless:
              action: trail:GetStatus
              with: {Name: management}
              result: {$.IsLogging: true}
            """;

    /** What the run itself does shuts the gate through which it came: whoever goes on must not ask anew. */
    private static final String GATE = """
            steps:
              - {id: look, action: trail:GetStatus, with: {Name: management}}
              - id: start
                when: {steps.look.output.IsLogging: false}
                action: StartTrail
                with: {trail: management}
              - id: tell
                when: {steps.start.outcome: succeeded}
                action: Tell
                with: {message: restarted}
            """;

    static List<Story> all() {
        return Stream.concat(named().stream(), Edited.stories().stream()).toList();
    }

    private static List<Story> named() {
        return List.of(
                Story.of("a trail is started", "action: StartTrail\nwith: {trail: management}", Stories::logs)
                        .given("trail/management", trail(false)),
                Story.of(
                                "a trail is started, and the first look is from before it was stopped",
                                "action: StartTrail\nwith: {trail: management}",
                                Stories::logs)
                        .given("trail/management", trail(true))
                        .after("trail/management", trail(false)),
                Story.of("a plain call with unless", "action: trail:Start\n" + UNLESS, Stories::logs)
                        .given("trail/management", trail(true))
                        .after("trail/management", trail(false)),
                Story.of(
                                "a gate that its own change shuts, and a message behind it",
                                GATE,
                                state -> logs(state) && !state.all("message").isEmpty())
                        .given("trail/management", trail(false))
                        .atMostThingsAndOneMoreForEachDoubt(1, "message")
                        .provedByTheAnswer(),
                Story.of(
                                "a plain call of which nothing but the answer tells",
                                "action: trail:Start\nwith: {Name: management}",
                                Stories::logs)
                        .given("trail/management", trail(false))
                        .atMost(1, "trail:Start")
                        .provedByTheAnswer()
                        .thatNothingTells(),
                Story.of(
                                "a message",
                                "action: Tell\nwith: {message: hi}",
                                state -> !state.all("message").isEmpty())
                        .atMostThingsAndOneMoreForEachDoubt(1, "message")
                        .provedByTheAnswer(),
                Story.of(
                                "a flow log, and the group it needs",
                                "action: CreateFlowLog\nwith: {vpc: vpc-1, group: g}",
                                state -> !state.all("flow").isEmpty())
                        .given("vpc/vpc-1", Value.obj())
                        .atMostThings(1, "flow"),
                Story.of(
                                "a flow log that shows later than anybody waits for",
                                "action: CreateFlowLog\nwith: {vpc: vpc-1, group: g}",
                                state -> !state.all("flow").isEmpty())
                        .given("vpc/vpc-1", Value.obj())
                        .given("group/g", Value.obj("Arn", "arn:group:g"))
                        .lagging(60)
                        .atMostThings(1, "flow")
                        .thatNothingTells(),
                Story.of(
                                "a plain call that is refused inside its success",
                                "action: sns:Publish\nwith: {Message: refused}",
                                state -> false)
                        .provedByTheAnswer()
                        .thatNothingTells(),
                Story.of(
                                "a flow log of a VPC that was just made",
                                "action: CreateFlowLog\nwith: {vpc: vpc-9, group: g}",
                                state -> !state.all("flow").isEmpty())
                        .after("vpc/vpc-9", Value.obj())
                        .atMostThings(1, "flow"),
                Story.of(
                                "a rule of a web ACL",
                                "action: AcceptValues\nwith: {acl: a, rule: ours, values: [new, old]}",
                                state -> state.get("acl/a")
                                        .at("Rules")
                                        .at("ours")
                                        .equals(Value.arr("new", "old")))
                        .given("acl/a", acl())
                        .always(state ->
                                state.get("acl/a").at("Rules").at("other").exists()
                                        && state.get("acl/a").at("Other").equals(Value.of("kept")))
                        .atMost(1, "wafv2:UpdateWebACL"),
                Story.of(
                                "a header, waited for until it is deployed",
                                "action: SetHeader\nwith: {distribution: D}",
                                state -> state.get("distribution/D")
                                        .at("Config")
                                        .at("Header")
                                        .reveal()
                                        .equals(Value.of("canary-new")))
                        .given("distribution/D", distribution())
                        .always(state -> state.get("distribution/D")
                                .at("Config")
                                .at("Comment")
                                .equals(Value.of("kept")))
                        .atMost(1, "cloudfront:Update"),
                Story.of(
                                "a command that takes a quarter of an hour",
                                "action: Patch\nwith: {instance: i-1}\ntimeout: 1h",
                                state -> !state.all("command").isEmpty())
                        .atMostThings(1, "command"),
                Story.of(
                                "a copy that takes four hours, and the end of its source",
                                "action: EncryptSnapshot\nwith: {snapshot: s}\ntimeout: 6h",
                                state -> state.has("snapshot/s-encrypted") && !state.has("snapshot/s"))
                        .given("snapshot/s", snapshot())
                        .always(state -> state.names("snapshot").stream()
                                .anyMatch(name -> !java.time.Instant.parse(
                                                state.get(name).at("Until").text())
                                        .isAfter(state.now())))
                        .atMost(1, "rds:CopySnapshot"),
                Story.of(
                                "a value made on sending",
                                "action: PutPending\nwith: {secret: s, version: v2}",
                                state -> state.has("secret/s/v2"))
                        .atMost(1, "secrets:PutValue"),
                Story.of(
                                "an instance that ends",
                                "action: Terminate\nwith: {instance: i-1}",
                                state -> state.get("instance/i-1").at("Until").exists())
                        .given("instance/i-1", Value.obj()),
                Story.of(
                                "a key whose secret is said once",
                                "action: NewKey\nwith: {user: u, secret: s}",
                                Stories::keyIsStored)
                        .given("key/u/AKIAOLD", Value.of("Active"))
                        .always(state -> state.has("key/u/AKIAOLD"))
                        .atMostThings(2, "key"),
                Story.of(
                                "a statement of a policy that others write too",
                                "action: AddStatement\nwith: {bucket: b, statement: ours}",
                                state -> state.get("policy/b").at("Statements").equals(Value.arr("theirs", "ours")))
                        .given("policy/b", Value.obj("Statements", Value.arr("theirs")))
                        .always(state ->
                                state.get("policy/b").at("Statements").items().contains(Value.of("theirs"))),
                Story.of(
                                "events of which one is refused at first",
                                "action: PutEvents\nwith: {entries: [a, b]}",
                                state -> state.names("event/a").size()
                                                        + state.names("event/b").size()
                                                >= 0
                                        && Set.of("a", "b")
                                                .equals(Set.copyOf(state.all("event").stream()
                                                        .map(Value::text)
                                                        .toList())))
                        .given("refuse/b", Value.of(true))
                        .atMostThingsAndOneMoreForEachDoubt(2, "event")
                        .provedByTheAnswer(),
                Story.of(
                                "findings of which one is refused at first",
                                "action: Resolve\nwith: {ids: [f1, f2]}",
                                state -> state.all("finding").stream()
                                        .allMatch(
                                                finding -> finding.at("Status").equals(Value.of("RESOLVED"))))
                        .given("finding/f1", Value.obj("Status", "NEW"))
                        .given("finding/f2", Value.obj("Status", "NEW", "Refuses", "1")));
    }

    private static boolean keyIsStored(State state) {
        var stored = state.names("secret/s");
        return stored.size() == 1
                && state.names("key/u").size() == 2
                && state.has("key/u/" + state.get(stored.getFirst()).text().replace("canary-", ""));
    }
}
