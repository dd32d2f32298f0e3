package io.parry.engine.run.matrix;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Actions of every difficult kind, for the small AWS. */
final class Deeds {
    private static final Value NEW_HEADER = Value.secret("secret:v2", Value.of("canary-new"));

    private Deeds() {}

    /** How one kind of step plans. */
    interface Planner {
        Plan plan(Inputs in, Reads now, Past past);
    }

    /** @param name and after it those of the inputs */
    private record Deed(String name, int settle, List<String> reads, List<String> calls, Planner planner)
            implements Action {
        @Override
        public ActionSpec spec() {
            var words = List.of(name.split(" "));
            var inputs = words.stream()
                    .skip(1)
                    .map(input -> new ActionSpec.Input(input, "string", true, ""))
                    .toList();
            return new ActionSpec(words.getFirst(), "", inputs, "", Uses.of(reads, calls), Duration.ofSeconds(settle));
        }

        @Override
        public Plan plan(Inputs in, Reads now, Past past) {
            return planner.plan(in, now, past);
        }
    }

    private static Operation op(String name) {
        return Operation.of(name);
    }

    private static Call change(String operation, Value parameters, Inputs in, String about) {
        return Call.of(op(operation), parameters, in.target(), Effect.CHANGE, List.of(about));
    }

    private static Call guarded(Call call, String member, Value value) {
        return new Call(
                call.operation(),
                call.parameters(),
                Value.obj(member, value),
                call.target(),
                call.effect(),
                call.about(),
                call.changes(),
                call.repeat(),
                call.undo());
    }

    private static Plan holds(String seen) {
        return new Plan.Holds(Value.obj(), seen);
    }

    private static Optional<Done> worked(Past past, String operation) {
        return past.calls().reversed().stream()
                .filter(done -> done.call().operation().equals(op(operation)) && done.status() == Done.Status.OK)
                .findFirst();
    }

    /** Converges; the state says all. */
    static Action startTrail() {
        return new Deed("StartTrail trail", 10, List.of("trail:GetStatus"), List.of("trail:Start"), (in, now, past) -> {
            var name = Value.obj("Name", in.text("trail"));
            var status = now.find(op("trail:GetStatus"), name, "TrailNotFound");
            if (status.isMissing()) {
                return new Plan.Refuse("TrailNotFound", "no such trail");
            }
            return status.at("IsLogging").equals(Value.of(true))
                    ? holds("IsLogging is true")
                    : Plan.Act.now(change("trail:Start", name, in, in.text("trail"))
                            .changing("IsLogging", status.at("IsLogging"), Value.of(true)));
        });
    }

    /** The answer is the only proof. */
    static Action tell() {
        return new Deed(
                "Tell message",
                0,
                List.of(),
                List.of("sns:Publish"),
                (in, now, past) -> worked(past, "sns:Publish")
                        .<Plan>map(done -> new Plan.Holds(done.response(), "taken"))
                        .orElseGet(() -> Plan.Act.now(Call.of(
                                        op("sns:Publish"),
                                        Value.obj("Message", in.get("message")),
                                        in.target(),
                                        Effect.NOTIFY,
                                        List.of("topic"))
                                .repeating(new Repeat.Once()))));
    }

    /** One thing, then another that needs it; a token; refused inside a success. */
    static Action createFlowLog() {
        return new Deed(
                "CreateFlowLog vpc group",
                30,
                List.of("ec2:DescribeVpcs", "ec2:DescribeFlowLogs", "logs:DescribeLogGroups"),
                List.of("logs:CreateGroup", "ec2:CreateFlowLogs"),
                Deeds::flowLog);
    }

    private static Plan flowLog(Inputs in, Reads now, Past past) {
        var vpc = in.text("vpc");
        if (now.find(op("ec2:DescribeVpcs"), Value.obj("VpcId", vpc), "InvalidVpcID.NotFound")
                .isMissing()) {
            return new Plan.Refuse("InvalidVpcID.NotFound", "no such VPC");
        }
        var have = now.get(op("ec2:DescribeFlowLogs"), Value.obj("ResourceId", vpc))
                .at("FlowLogs");
        if (have.at(0).exists()) {
            return holds("a flow log is there");
        }
        var group = in.text("group");
        var arn = now.get(op("logs:DescribeLogGroups"), Value.obj("Name", group))
                .at("Groups")
                .at(0)
                .at("Arn");
        var needed = arn.exists() ? arn : Value.unknown("logs:CreateGroup");
        var create = change("ec2:CreateFlowLogs", Value.obj("ResourceId", vpc, "GroupArn", needed), in, vpc)
                .changing("FlowLogs", Value.arr(), Value.arr(group))
                .repeating(new Repeat.Token("ClientToken"));
        return arn.exists()
                ? Plan.Act.now(create)
                : new Plan.Act(
                        List.of(change("logs:CreateGroup", Value.obj("Name", group), in, group)), List.of(create));
    }

    /** A whole object is written back, under a lock token. */
    static Action acceptValues() {
        return new Deed(
                "AcceptValues acl rule values",
                30,
                List.of("wafv2:GetWebACL"),
                List.of("wafv2:UpdateWebACL"),
                (in, now, past) -> {
                    var acl = now.get(op("wafv2:GetWebACL"), Value.obj("Name", in.get("acl")));
                    var before = acl.at("Rules").at(in.text("rule"));
                    var parameters = Value.obj(
                            "Name", in.get("acl"),
                            "Rules", acl.at("Rules").with(in.text("rule"), in.get("values")),
                            "Other", acl.at("Other"));
                    return before.equals(in.get("values"))
                            ? holds("the rule accepts them")
                            : Plan.Act.now(guarded(
                                    change("wafv2:UpdateWebACL", parameters, in, in.text("acl"))
                                            .changing("Rules." + in.text("rule"), before, in.get("values")),
                                    "LockToken",
                                    acl.at("LockToken")));
                });
    }

    /** A secret value, an ETag, and minutes until it is everywhere. */
    static Action setHeader() {
        return new Deed(
                "SetHeader distribution",
                20,
                List.of("cloudfront:GetConfig", "cloudfront:GetStatus"),
                List.of("cloudfront:Update"),
                (in, now, past) -> {
                    var id = Value.obj("Id", in.get("distribution"));
                    var found = now.get(op("cloudfront:GetConfig"), id);
                    var before = found.at("Config").at("Header");
                    if (!before.reveal().equals(NEW_HEADER.reveal())) {
                        var config = found.at("Config").with("Header", NEW_HEADER);
                        return Plan.Act.now(guarded(
                                change("cloudfront:Update", id.with("Config", config), in, in.text("distribution"))
                                        .changing("Header", before, NEW_HEADER),
                                "IfMatch",
                                found.at("ETag")));
                    }
                    var status = now.get(op("cloudfront:GetStatus"), id).at("Status");
                    return status.equals(Value.of("Deployed"))
                            ? holds("deployed")
                            : new Plan.Wait(Duration.ofSeconds(60), "the distribution to be deployed");
                });
    }

    /** No token: a marker that can be read back. */
    static Action patch() {
        return new Deed(
                "Patch instance",
                10,
                List.of("ssm:ListCommands", "ssm:GetInvocation"),
                List.of("ssm:SendCommand"),
                (in, now, past) -> {
                    var marker =
                            "parry " + in.moment().run() + "/" + in.moment().step();
                    var sent = worked(past, "ssm:SendCommand")
                            .map(done -> done.response().at("CommandId"))
                            .orElseGet(() -> now.get(op("ssm:ListCommands"), Value.obj("Comment", marker))
                                    .at("Commands")
                                    .at(0)
                                    .at("CommandId"));
                    if (sent.isMissing()) {
                        return Plan.Act.now(change(
                                "ssm:SendCommand",
                                Value.obj("Instance", in.get("instance"), "Comment", marker),
                                in,
                                in.text("instance")));
                    }
                    var status = now.get(op("ssm:GetInvocation"), Value.obj("CommandId", sent))
                            .at("Status");
                    return status.equals(Value.of("Success"))
                            ? holds("the command succeeded")
                            : new Plan.Wait(Duration.ofMinutes(2), "the command");
                });
    }

    /** Made without a token; that it is there can be read. */
    static Action launch() {
        return new Deed(
                "Launch name",
                10,
                List.of("ssm:ListCommands"),
                List.of("ssm:SendCommand"),
                (in, now, past) -> launched(in, now).isMissing() ? Plan.Act.now(launching(in)) : holds("it is there"));
    }

    /** The same, and ten minutes' sleep until it is ready. */
    static Action launchSlowly() {
        return new Deed(
                "LaunchSlowly name",
                10,
                List.of("ssm:ListCommands", "ssm:GetInvocation"),
                List.of("ssm:SendCommand"),
                (in, now, past) -> {
                    var command = launched(in, now).at("CommandId");
                    if (command.isMissing()) {
                        return Plan.Act.now(launching(in));
                    }
                    var status = now.get(op("ssm:GetInvocation"), Value.obj("CommandId", command))
                            .at("Status");
                    return status.equals(Value.of("Success"))
                            ? holds("it is ready")
                            : new Plan.Wait(Duration.ofMinutes(10), "it to be ready");
                });
    }

    private static Call launching(Inputs in) {
        return change("ssm:SendCommand", Value.obj("Comment", in.get("name")), in, in.text("name"));
    }

    private static Value launched(Inputs in, Reads now) {
        return now.get(op("ssm:ListCommands"), Value.obj("Comment", in.get("name")))
                .at("Commands")
                .at(0);
    }

    /** Hours between the first call and the second, which destroys. */
    static Action encryptSnapshot() {
        return new Deed(
                "EncryptSnapshot snapshot",
                30,
                List.of("rds:DescribeSnapshot"),
                List.of("rds:CopySnapshot", "rds:DeleteSnapshot"),
                (in, now, past) -> {
                    var source = Value.obj("Id", in.text("snapshot"));
                    var target = Value.obj("Id", in.text("snapshot") + "-encrypted");
                    var copy = now.find(op("rds:DescribeSnapshot"), target, "DBSnapshotNotFound");
                    var old = now.find(op("rds:DescribeSnapshot"), source, "DBSnapshotNotFound");
                    var delete = Call.of(
                                    op("rds:DeleteSnapshot"),
                                    source,
                                    in.target(),
                                    Effect.DESTROY,
                                    List.of(in.text("snapshot")))
                            .changing("Status", old.at("Status"), Value.of("deleted"));
                    if (copy.isMissing()) {
                        return old.isMissing()
                                ? new Plan.Refuse("DBSnapshotNotFound", "neither it nor its copy is there")
                                : new Plan.Act(
                                        List.of(change(
                                                "rds:CopySnapshot",
                                                target,
                                                in,
                                                target.at("Id").text())),
                                        List.of(delete));
                    }
                    if (copy.at("Status").equals(Value.of("creating"))) {
                        return new Plan.Wait(Duration.ofMinutes(10), "the copy");
                    }
                    return old.isMissing() ? holds("only the copy is left") : Plan.Act.now(delete);
                });
    }

    /** The value is made at the moment of sending; the name of the version makes it once. */
    static Action putPending() {
        return new Deed(
                "PutPending secret version",
                10,
                List.of("secrets:GetValue"),
                List.of("secrets:PutValue"),
                (in, now, past) -> {
                    var version = Value.obj("Id", in.get("secret"), "Version", in.get("version"));
                    return now.find(op("secrets:GetValue"), version, "ResourceNotFound")
                                    .exists()
                            ? holds("the version has a value")
                            : Plan.Act.now(change(
                                            "secrets:PutValue",
                                            version.with(
                                                    "String",
                                                    Value.secret("made on sending", () -> Value.of("canary-made"))),
                                            in,
                                            in.text("secret"))
                                    .changing("Version", Value.of("absent"), Value.of("pending")));
                });
    }

    /** That it is not found after the call is no proof. */
    static Action terminate() {
        return new Deed(
                "Terminate instance",
                20,
                List.of("ec2:DescribeInstance"),
                List.of("ec2:TerminateInstance"),
                (in, now, past) -> {
                    var id = Value.obj("Id", in.get("instance"));
                    var state = now.find(op("ec2:DescribeInstance"), id, "InvalidInstanceID.NotFound")
                            .at("State");
                    if (state.isMissing()) {
                        return past.calls().isEmpty()
                                ? new Plan.Refuse("InvalidInstanceID.NotFound", "no such instance")
                                : new Plan.Wait(Duration.ofSeconds(15), "the instance to show again");
                    }
                    return switch (state.text()) {
                        case "terminated" -> holds("terminated");
                        case "shutting-down" -> new Plan.Wait(Duration.ofSeconds(15), "the instance to end");
                        default ->
                            Plan.Act.now(Call.of(
                                            op("ec2:TerminateInstance"),
                                            id,
                                            in.target(),
                                            Effect.DESTROY,
                                            List.of(in.text("instance")))
                                    .changing("State", state, Value.of("terminated")));
                    };
                });
    }

    /** A secret that stands in one response only, and has to be put away. */
    static Action newKey() {
        return new Deed(
                "NewKey user secret",
                15,
                List.of("iam:ListKeys", "secrets:GetValue"),
                List.of("iam:CreateKey", "iam:DeleteKey", "secrets:PutValue"),
                Deeds::key);
    }

    private static Plan key(Inputs in, Reads now, Past past) {
        var user = Value.obj("User", in.get("user"));
        var version = Value.obj("Id", in.get("secret"), "Version", in.moment().run());
        var stored = now.find(op("secrets:GetValue"), version, "ResourceNotFound");
        var keys = now.get(op("iam:ListKeys"), user).at("Keys");
        var made = past.last(op("iam:CreateKey"));
        if (made.isEmpty()) {
            return stored.exists() ? holds("a key is stored") : Plan.Act.now(createKey(in, user, keys, past));
        }
        var id = made.get().response().at("Id");
        if (stored.exists() && keys.items().contains(id)) {
            return holds("the new key is stored");
        }
        var deleted = past.calls().stream()
                .filter(done -> done.call().operation().equals(op("iam:DeleteKey")) && done.status() == Done.Status.OK)
                .map(done -> done.call().parameters().at("Id"))
                .toList();
        boolean atHand = made.get().status() == Done.Status.OK
                && made.get().response().at("Secret") instanceof Value.Secret
                && !deleted.contains(id);
        if (atHand) {
            return Plan.Act.now(change(
                            "secrets:PutValue",
                            version.with("String", made.get().response().at("Secret")),
                            in,
                            in.text("secret"))
                    .changing("Version", Value.of("absent"), id));
        }
        var before = made.get().call().changes().getFirst().before().items();
        return keys.items().stream()
                .filter(key -> !before.contains(key) && !deleted.contains(key))
                .findFirst()
                .<Plan>map(orphan -> Plan.Act.now(change("iam:DeleteKey", user.with("Id", orphan), in, orphan.text())
                        .changing("Key", Value.of("Active"), Value.of("deleted"))))
                .orElseGet(() -> Plan.Act.now(createKey(in, user, keys, past)));
    }

    private static Call createKey(Inputs in, Value user, Value keys, Past past) {
        var about = in.text("user") + "#" + past.calls().size();
        return change("iam:CreateKey", user, in, about)
                .changing("Keys", keys, Value.of("one more than " + past.calls().size()));
    }

    /** Read, add, write; nothing protects it but our own lock. */
    static Action addStatement() {
        return new Deed(
                "AddStatement bucket statement",
                20,
                List.of("s3:GetPolicy"),
                List.of("s3:PutPolicy"),
                (in, now, past) -> {
                    var bucket = Value.obj("Bucket", in.get("bucket"));
                    var before = now.find(op("s3:GetPolicy"), bucket, "NoSuchBucketPolicy")
                            .at("Statements");
                    var statements = new ArrayList<>(before.exists() ? before.items() : List.of());
                    if (statements.contains(in.get("statement"))) {
                        return holds("the policy has it");
                    }
                    statements.add(in.get("statement"));
                    return Plan.Act.now(change(
                                    "s3:PutPolicy",
                                    bucket.with("Statements", new Value.Arr(statements)),
                                    in,
                                    in.text("bucket"))
                            .changing("Statement", Value.of("absent"), in.get("statement")));
                });
    }

    /** Nothing to read back; each entry has an answer of its own. */
    static Action putEvents() {
        return new Deed("PutEvents entries", 0, List.of(), List.of("events:Put"), (in, now, past) -> {
            var left = new ArrayList<>(in.get("entries").items());
            past.calls().forEach(done -> taken(done).forEach(left::remove));
            return left.isEmpty()
                    ? holds("all taken")
                    : Plan.Act.now(Call.of(
                                    op("events:Put"),
                                    Value.obj("Entries", new Value.Arr(left)),
                                    in.target(),
                                    Effect.NOTIFY,
                                    List.of("bus"))
                            .repeating(new Repeat.Once()));
        });
    }

    private static List<Value> taken(Done done) {
        var taken = new ArrayList<Value>();
        var entries = done.call().parameters().at("Entries").items();
        for (int i = 0; i < entries.size(); i++) {
            if (done.response().at("Entries").at(i).at("EventId").exists()) {
                taken.add(entries.get(i));
            }
        }
        return taken;
    }

    /** Many at once, of which some are refused. */
    static Action resolve() {
        return new Deed(
                "Resolve ids", 20, List.of("hub:GetFinding"), List.of("hub:UpdateFindings"), (in, now, past) -> {
                    var open = in.get("ids").items().stream()
                            .filter(id -> !now.get(op("hub:GetFinding"), Value.obj("Id", id))
                                    .at("Status")
                                    .equals(Value.of("RESOLVED")))
                            .toList();
                    UnaryOperator<Call> changes = call -> open.stream()
                            .reduce(
                                    call,
                                    (sum, id) -> sum.changing(id.text(), Value.of("NEW"), Value.of("RESOLVED")),
                                    (a, b) -> b);
                    return open.isEmpty()
                            ? holds("all are resolved")
                            : Plan.Act.now(changes.apply(change(
                                    "hub:UpdateFindings", Value.obj("Ids", new Value.Arr(open)), in, "findings")));
                });
    }

    static List<Action> all() {
        return List.of(
                startTrail(),
                tell(),
                createFlowLog(),
                acceptValues(),
                setHeader(),
                patch(),
                launch(),
                launchSlowly(),
                encryptSnapshot(),
                putPending(),
                terminate(),
                newKey(),
                addStatement(),
                putEvents(),
                resolve());
    }
}
