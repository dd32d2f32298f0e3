package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random {@code AwsModify} steps, and the things that they edit: lists under a lock token, of which a write replaces
 * all or, where the name ends in {@code +}, what it names; and documents that are text.
 */
final class RandomModify {
    private static final List<String> OF_LIST = List.of(
            "{set: {Default: block}}",
            "{set: {Notes: null}}",
            "{set: {Notes: ours, Rules: []}}",
            "{at: '$.Rules[0]', set: {Value: new}, optional: true}",
            "{at: '$.Rules[*]', where: {$.Name: r1}, set: {Value: new}}",
            "{at: '$.Rules[*]', where: {$.Value: old}, set: {Value: new}, optional: true}",
            "{at: '$.Rules[*]', where: {$.Value: old}, remove: true, optional: true}",
            "{at: '$.Rules[*]', set: {Deep: {said: '${this.Name}'}}, optional: true}",
            "{at: '$.Rules[?@.Name == \"r0\"]', set: {Value: null}, optional: true}",
            "{at: '$.Rules', by: Name, put: {Name: r9, Value: new}}");
    private static final List<String> OF_DOCUMENT = List.of(
            "{at: $.S, by: Sid, put: {Sid: s1, v: 2}}",
            "{at: '$.S[*]', where: {$.v: 1}, set: {v: 2}, optional: true}",
            "{at: '$.S[*]', where: {$.Sid: s0}, remove: true, optional: true}",
            "{set: {Version: '2'}}");

    private final Map<String, Value> lists = new HashMap<>();
    private final Map<String, String> documents = new HashMap<>();
    private int writes;

    /**
     * The lines of a step.
     *
     * @param unknown a step whose output is unknown in a plan; empty for none
     */
    static List<String> step(Random random, String name, String unknown) {
        boolean list = random.nextBoolean();
        var edits = new ArrayList<String>();
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            edits.add(drawn(random, list ? OF_LIST : OF_DOCUMENT));
        }
        if (!unknown.isEmpty() && random.nextInt(3) == 0) {
            edits.add("{set: {" + (list ? "Notes" : "By") + ": '${steps." + unknown + ".output.Id}'}}");
        }
        return list ? list(random, name, String.join(", ", edits)) : document(random, name, String.join(", ", edits));
    }

    private static String drawn(Random random, List<String> edits) {
        return edits.get(random.nextInt(edits.size()));
    }

    private static List<String> list(Random random, String name, String edits) {
        boolean changed = random.nextBoolean();
        var of = "{Name: \"" + name + (changed ? "+" : "") + "\"";
        return List.of(
                "action: AwsModify",
                "with:",
                "  read: {action: acl:Get, with: " + of + "}}",
                "  at: $.Acl",
                "  edit: [" + edits + "]",
                "  write: {action: acl:Update, with: " + of + ", LockToken: \"${read.LockToken}\"}, send: "
                        + (changed ? "changed" : "all") + "}");
    }

    private static List<String> document(Random random, String name, String edits) {
        var of = "{Name: \"" + name + "\"";
        return List.of(
                "action: AwsModify",
                "with:",
                "  read: {action: doc:Get, with: " + of + "}, accept_errors: NoSuchDoc}",
                "  at: $.Text",
                random.nextInt(4) == 0 ? "  # nothing to begin with" : "  start: {S: []}",
                "  edit: [" + edits + "]",
                "  write: {action: doc:Put, with: " + of + ", Text: \"${new}\"}}");
    }

    // ---- what they edit

    Answer list(String name) {
        return new Answer.Ok(
                Value.obj("Acl", lists.computeIfAbsent(name, RandomModify::made), "LockToken", token()), "r");
    }

    /** What stands there at first hangs on the name alone. */
    private static Value made(String name) {
        var random = new Random(name.hashCode());
        var rules = new ArrayList<Value>();
        for (int rule = 0; rule < random.nextInt(4); rule++) {
            rules.add(Value.obj("Name", "r" + rule, "Value", random.nextBoolean() ? "old" : "new"));
        }
        var list = Value.obj("Name", name, "Default", random.nextBoolean() ? "allow" : "block");
        return (random.nextBoolean() ? list.with("Notes", Value.of("theirs")) : list)
                .with("Rules", new Value.Arr(rules));
    }

    Answer document(String name) {
        var text = documents.computeIfAbsent(name, RandomModify::text);
        return text.isEmpty()
                ? new Answer.Failed(Answer.Kind.REFUSED, "NoSuchDoc", "", Value.MISSING, "r")
                : new Answer.Ok(Value.obj("Text", text), "r");
    }

    private static String text(String name) {
        var random = new Random(name.hashCode());
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> "no document";
            case 2 -> "{ \"Version\": \"1\" }";
            default -> "{\"S\": [{\"Sid\": \"s0\", \"v\": 1}, {\"v\": 2, \"Sid\": \"s1\"}]}";
        };
    }

    private Value token() {
        return Value.of("t" + writes);
    }

    int writes() {
        return writes;
    }

    Answer write(Value p) {
        var name = p.at("Name").text();
        if (p.at("Text").exists()) {
            documents.put(name, p.at("Text") instanceof Value.Text text ? text.text() : Json.write(p.at("Text")));
            isJson(documents.get(name));
        } else if (!p.at("LockToken").equals(token())) {
            throw new AssertionError("not the token: " + p.show());
        } else {
            var given = p.with("LockToken", Value.MISSING);
            lists.put(name, name.endsWith("+") ? merged(lists.getOrDefault(name, Value.obj()), given) : given);
        }
        writes++;
        return new Answer.Ok(Value.obj("Id", name), "r");
    }

    private static void isJson(String text) {
        try {
            var unused = Json.read(text);
        } catch (JsonError error) {
            throw new AssertionError(text, error);
        }
    }

    private static Value merged(Value old, Value given) {
        var merged = old;
        for (var member : given.members().entrySet()) {
            merged = merged.with(member.getKey(), member.getValue());
        }
        return merged;
    }
}
