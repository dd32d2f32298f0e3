package io.parry.engine.run.matrix;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Target;
import io.parry.engine.run.matrix.LaggingAws.Refused;
import io.parry.engine.run.matrix.LaggingAws.State;
import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** What each operation of the small AWS reads and does. Strict where AWS is: tokens, locks, names that are taken. */
final class Services {
    private Services() {}

    static Value read(String operation, Value p, State now) {
        return switch (operation) {
            case "trail:GetStatus" -> existing(now, "trail/" + p.at("Name").text(), "TrailNotFound");
            case "ec2:DescribeVpcs" -> existing(now, "vpc/" + p.at("VpcId").text(), "InvalidVpcID.NotFound");
            case "ec2:DescribeFlowLogs" ->
                Value.obj(
                        "FlowLogs",
                        new Value.Arr(now.all("flow").stream()
                                .filter(flow -> flow.at("ResourceId").equals(p.at("ResourceId")))
                                .toList()));
            case "logs:DescribeLogGroups" ->
                Value.obj("Groups", listed(now.get("group/" + p.at("Name").text())));
            case "wafv2:GetWebACL" -> existing(now, "acl/" + p.at("Name").text(), "WAFNonexistentItem");
            case "cloudfront:GetConfig" ->
                existing(now, "distribution/" + p.at("Id").text(), "NoSuchDistribution");
            case "cloudfront:GetStatus" ->
                Value.obj(
                        "Status",
                        isOver(now, now.get("distribution/" + p.at("Id").text()).at("DeployedAt"))
                                ? "Deployed"
                                : "InProgress");
            case "ssm:ListCommands" ->
                Value.obj(
                        "Commands",
                        new Value.Arr(now.all("command").stream()
                                .filter(command -> command.at("Comment").equals(p.at("Comment")))
                                .toList()));
            case "ssm:GetInvocation" ->
                Value.obj(
                        "Status",
                        isOver(
                                        now,
                                        now.get("command/" + p.at("CommandId").text())
                                                .at("Until"))
                                ? "Success"
                                : "InProgress");
            case "rds:DescribeSnapshot" ->
                existing(now, "snapshot/" + p.at("Id").text(), "DBSnapshotNotFound")
                        .with(
                                "Status",
                                isOver(
                                                now,
                                                now.get("snapshot/" + p.at("Id").text())
                                                        .at("Until"))
                                        ? "available"
                                        : "creating");
            case "secrets:GetValue" -> secret(p, now);
            case "ec2:DescribeInstance" -> instance(p, now);
            case "iam:ListKeys" ->
                Value.obj(
                        "Keys",
                        new Value.Arr(now.names("key/" + p.at("User").text()).stream()
                                .map(name -> Value.of(name.substring(name.lastIndexOf('/') + 1)))
                                .toList()));
            case "s3:GetPolicy" -> existing(now, "policy/" + p.at("Bucket").text(), "NoSuchBucketPolicy");
            case "acl:Get" -> existing(now, "list/" + p.at("Name").text(), "NoSuchAcl");
            case "doc:Get" -> existing(now, "doc/" + p.at("Name").text(), "NoSuchDoc");
            case "hub:GetFinding" -> existing(now, "finding/" + p.at("Id").text(), "ResourceNotFound");
            default -> throw new AssertionError("no such read: " + operation);
        };
    }

    private static Value existing(State now, String name, String otherwise) {
        if (!now.has(name)) {
            throw new Refused(otherwise);
        }
        return now.get(name);
    }

    private static Value listed(Value value) {
        return value.isMissing() ? Value.arr() : Value.arr(value);
    }

    private static boolean isOver(State now, Value time) {
        return time instanceof Value.Text text && !Instant.parse(text.text()).isAfter(now.now());
    }

    private static Value secret(Value p, State now) {
        var name = "secret/" + p.at("Id").text() + "/" + p.at("Version").text();
        return Value.obj("String", Value.secret(name, existing(now, name, "ResourceNotFound")));
    }

    private static Value instance(Value p, State now) {
        var until = existing(now, "instance/" + p.at("Id").text(), "InvalidInstanceID.NotFound")
                .at("Until");
        return Value.obj("State", until.isMissing() ? "running" : isOver(now, until) ? "terminated" : "shutting-down");
    }

    static Value write(String operation, Value p, Target target, LaggingAws aws) {
        var now = aws.latest();
        return switch (operation) {
            case "trail:Start", "trail:Stop" -> logging(operation.equals("trail:Start"), p, target, aws);
            case "sns:Publish" -> {
                if (p.at("Message").equals(Value.of("refused"))) {
                    yield Value.obj("Failed", Value.arr("refused"), "partly", true);
                }
                var id = aws.fresh("message/");
                aws.put(id, p.at("Message"));
                yield Value.obj("MessageId", id);
            }
            case "logs:CreateGroup" -> {
                taken(now, "group/" + p.at("Name").text(), "ResourceAlreadyExists");
                aws.put(
                        "group/" + p.at("Name").text(),
                        Value.obj("Arn", "arn:group:" + p.at("Name").text()));
                yield Value.obj();
            }
            case "ec2:CreateFlowLogs" -> flowLog(p, aws);
            case "wafv2:UpdateWebACL" -> {
                var name = "acl/" + p.at("Name").text();
                same(now.get(name).at("LockToken"), p.at("LockToken"), "WAFOptimisticLock");
                aws.put(name, Value.obj("Rules", p.at("Rules"), "Other", p.at("Other"), "LockToken", aws.fresh("t")));
                yield Value.obj();
            }
            case "cloudfront:Update" -> {
                var name = "distribution/" + p.at("Id").text();
                same(now.get(name).at("ETag"), p.at("IfMatch"), "PreconditionFailed");
                aws.put(
                        name,
                        Value.obj("Config", p.at("Config"), "ETag", aws.fresh("e"), "DeployedAt", later(aws, 300)));
                yield Value.obj();
            }
            case "ssm:SendCommand" -> {
                var id = aws.fresh("c");
                aws.put(
                        "command/" + id,
                        Value.obj("CommandId", id, "Comment", p.at("Comment"), "Until", later(aws, 900)));
                yield Value.obj("CommandId", id);
            }
            case "rds:CopySnapshot" -> {
                taken(now, "snapshot/" + p.at("Id").text(), "DBSnapshotAlreadyExists");
                aws.put("snapshot/" + p.at("Id").text(), Value.obj("Until", later(aws, 14_000)));
                yield Value.obj();
            }
            case "rds:DeleteSnapshot" -> deleted("snapshot/" + p.at("Id").text(), "DBSnapshotNotFound", aws);
            case "secrets:PutValue" -> {
                var name = "secret/" + p.at("Id").text() + "/" + p.at("Version").text();
                taken(now, name, "ResourceExists");
                aws.put(name, p.at("String"));
                yield Value.obj();
            }
            case "ec2:TerminateInstance" -> {
                existing(now, "instance/" + p.at("Id").text(), "InvalidInstanceID.NotFound");
                aws.put("instance/" + p.at("Id").text(), Value.obj("Until", later(aws, 40)));
                yield Value.obj();
            }
            case "iam:CreateKey" -> {
                var user = "key/" + p.at("User").text();
                if (now.names(user).size() >= 2) {
                    throw new Refused("LimitExceeded");
                }
                var id = aws.fresh("AKIA");
                aws.put(user + "/" + id, Value.of("Active"));
                yield Value.obj("Id", id, "Secret", Value.secret("iam:" + id, Value.of("canary-" + id)));
            }
            case "iam:DeleteKey" ->
                deleted("key/" + p.at("User").text() + "/" + p.at("Id").text(), "NoSuchEntity", aws);
            case "s3:PutPolicy" -> {
                aws.put("policy/" + p.at("Bucket").text(), Value.obj("Statements", p.at("Statements")));
                yield Value.obj();
            }
            case "acl:Update" -> list(p, aws);
            case "doc:Put" -> {
                // A text parameter that is given a map gets it as JSON.
                aws.put(
                        "doc/" + p.at("Name").text(),
                        Value.obj("Text", p.at("Text") instanceof Value.Obj map ? Json.write(map) : p.at("Text")));
                yield Value.obj();
            }
            case "events:Put" -> entries(p, aws);
            case "hub:UpdateFindings" -> findings(p, aws);
            default -> throw new AssertionError("no such write: " + operation);
        };
    }

    private static Value logging(boolean on, Value p, Target target, LaggingAws aws) {
        var name = "trail/" + p.at("Name").text();
        var trail = existing(aws.latest(), name, "TrailNotFound");
        if (!trail.at("Home").equals(Value.of(target.region()))) {
            throw new Refused("InvalidHomeRegion");
        }
        aws.put(name, trail.with("IsLogging", on));
        return Value.obj();
    }

    private static Value flowLog(Value p, LaggingAws aws) {
        var now = aws.latest();
        var token = "token/" + p.at("ClientToken").show();
        if (p.at("ClientToken").exists() && now.has(token)) {
            return now.get(token);
        }
        var group = p.at("GroupArn").text().replace("arn:group:", "group/");
        if (!now.has(group)) {
            return Value.obj("FlowLogIds", Value.arr(), "Unsuccessful", Value.arr("LogDestinationNotFound"))
                    .with("partly", true);
        }
        var id = aws.fresh("fl-");
        var answer = Value.obj("FlowLogIds", Value.arr(id), "Unsuccessful", Value.arr());
        aws.put("flow/" + id, Value.obj("FlowLogId", id, "ResourceId", p.at("ResourceId")));
        if (p.at("ClientToken").exists()) {
            aws.put(token, answer);
        }
        return answer;
    }

    /** What the write leaves out is gone. A rival, if there is one, was faster, once. */
    private static Value list(Value p, LaggingAws aws) {
        var name = "list/" + p.at("Name").text();
        var rival = "rival/" + p.at("Name").text();
        if (aws.latest().has(rival)) {
            var theirs =
                    aws.latest().get(name).at("Acl").with("Notes", aws.latest().get(rival));
            aws.put(name, Value.obj("Acl", theirs, "LockToken", aws.fresh("t")));
            aws.put(rival, Value.MISSING);
        }
        same(aws.latest().get(name).at("LockToken"), p.at("LockToken"), "OptimisticLock");
        aws.put(name, Value.obj("Acl", p.with("LockToken", Value.MISSING), "LockToken", aws.fresh("t")));
        return Value.obj();
    }

    /** EventBridge takes some and refuses others, once each. */
    private static Value entries(Value p, LaggingAws aws) {
        var answers = new ArrayList<Value>();
        boolean partly = false;
        for (var entry : p.at("Entries").items()) {
            if (aws.latest().has("refuse/" + entry.text())) {
                aws.put("refuse/" + entry.text(), Value.MISSING);
                answers.add(Value.obj("ErrorCode", "InternalFailure"));
                partly = true;
            } else {
                var id = aws.fresh("");
                aws.put("event/" + entry.text() + "#" + id, entry);
                answers.add(Value.obj("EventId", id));
            }
        }
        var answer = Value.obj("Entries", new Value.Arr(answers));
        return partly ? answer.with("partly", true) : answer;
    }

    private static Value findings(Value p, LaggingAws aws) {
        boolean partly = false;
        for (var id : p.at("Ids").items()) {
            var name = "finding/" + id.text();
            if (aws.latest().get(name).at("Refuses").exists()) {
                aws.put(name, Value.obj("Status", "NEW"));
                partly = true;
            } else {
                aws.put(name, Value.obj("Status", "RESOLVED"));
            }
        }
        return partly ? Value.obj("partly", true) : Value.obj();
    }

    private static Value deleted(String name, String otherwise, LaggingAws aws) {
        existing(aws.latest(), name, otherwise);
        aws.put(name, Value.MISSING);
        return Value.obj();
    }

    private static void taken(State now, String name, String code) {
        if (now.has(name)) {
            throw new Refused(code);
        }
    }

    private static void same(Value expected, Value given, String code) {
        if (!expected.equals(given)) {
            throw new Refused(Answer.Kind.CONFLICT, code);
        }
    }

    private static String later(LaggingAws aws, int seconds) {
        return aws.instant().plus(Duration.ofSeconds(seconds)).toString();
    }
}
