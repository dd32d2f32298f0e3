package io.parry.engine.run.matrix;

import io.parry.engine.run.matrix.LaggingAws.State;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stories of {@code AwsModify}: a list that is written whole under a lock token, and a document without one. */
final class Edited {
    private static final String LIST = """
            action: AwsModify
            %swith:
              read: {action: acl:Get, with: {Name: a}}
              at: $.Acl
              edit: [%s]
              write: {action: acl:Update, with: {Name: a, LockToken: "${read.LockToken}"}, send: all}
            """;
    private static final String DOCUMENT = """
            action: AwsModify
            with:
              read: {action: doc:Get, with: {Name: d}, accept_errors: NoSuchDoc}
              at: $.Text
              start: {S: []}
              edit: [{at: $.S, by: Sid, put: {Sid: %s, v: 2}}]
              write: {action: doc:Put, with: {Name: d, Text: "${new}"}}
            """;
    private static final String RULE = "{at: '$.Rules[*]', where: {$.Name: ours}, set: {Value: new}}";
    private static final String DEFAULT = "{set: {Default: block}}";

    private Edited() {}

    static List<Story> stories() {
        return List.of(
                list("one member of a whole, under a lock token that a rival makes stale", RULE)
                        .given("list/a", list("old"))
                        .given("rival/a", Value.of("changed meanwhile"))
                        .always(state -> othersAreThere(state) && (state.has("rival/a") || isTheRivals(state))),
                list("one member of a whole, and the first look is from before it was changed", RULE)
                        .given("list/a", list("new"))
                        .after("list/a", list("old"))
                        .always(Edited::othersAreThere),
                list("an edit that has nothing to do", RULE)
                        .given("list/a", list("new"))
                        .always(Edited::othersAreThere)
                        .atMost(0, "acl:Update"),
                Story.of(
                                "a document without a lock token, edited as what it says",
                                DOCUMENT.formatted("ours"),
                                state -> said(state).equals(Set.of("theirs 1", "ours 2")))
                        .given("doc/d", document("[{'Sid': 'theirs', 'v': 1}, {'Sid': 'ours', 'v': 1}]"))
                        .always(state -> said(state).contains("theirs 1"))
                        .atMost(1, "doc:Put"),
                Story.of(
                                "a document that is not there yet",
                                DOCUMENT.formatted("ours"),
                                state -> said(state).equals(Set.of("ours 2")))
                        .atMost(1, "doc:Put"));
    }

    private static Story list(String name, String edit) {
        return Story.of(name, LIST.formatted("", edit), Edited::isNew).atMost(1, "acl:Update");
    }

    /** Neither edit is lost. The last two have no lock of ours in common, so the token alone protects. */
    static List<Interleaving> interleaved() {
        return List.of(
                new Interleaving(
                        edits("two members of a whole", LIST.formatted("", RULE))
                                .given("list/a", list("old")),
                        edits("the other", LIST.formatted("", DEFAULT)),
                        Edited::hasBothEdits),
                new Interleaving(
                        edits("two statements of a document, no token", DOCUMENT.formatted("tls"))
                                .given("doc/d", document("[{'Sid': 'theirs', 'v': 1}]")),
                        edits("the other", DOCUMENT.formatted("kms")),
                        state -> said(state).equals(Set.of("theirs 1", "tls 2", "kms 2"))),
                new Interleaving(
                        edits("two members of a whole, the token alone", LIST.formatted("about: arn:one\n", RULE))
                                .given("list/a", list("old")),
                        edits("the other", LIST.formatted("about: arn:other\n", DEFAULT)),
                        Edited::hasBothEdits));
    }

    private static Story edits(String name, String step) {
        return Story.of(name, step, state -> true);
    }

    private static Value list(String ours) {
        return Value.obj(
                "Acl",
                Value.obj(
                        "Name",
                        "a",
                        "Default",
                        "allow",
                        "Notes",
                        "theirs",
                        "Rules",
                        Value.arr(Value.obj("Name", "other", "Value", "x"), Value.obj("Name", "ours", "Value", ours))),
                "LockToken",
                "t0");
    }

    private static Value document(String statements) {
        return Value.obj("Text", "{\"S\": " + statements.replace('\'', '"') + "}");
    }

    private static Value acl(State state) {
        return state.get("list/a").at("Acl");
    }

    private static boolean isNew(State state) {
        return acl(state).at("Rules").at(1).at("Value").equals(Value.of("new"));
    }

    private static boolean othersAreThere(State state) {
        return acl(state).at("Default").exists()
                && acl(state).at("Notes").exists()
                && acl(state).at("Rules").at(0).equals(Value.obj("Name", "other", "Value", "x"));
    }

    private static boolean isTheRivals(State state) {
        return acl(state).at("Notes").equals(Value.of("changed meanwhile"));
    }

    private static boolean hasBothEdits(State state) {
        return isNew(state) && othersAreThere(state) && acl(state).at("Default").equals(Value.of("block"));
    }

    /** The statements of the document: {@code theirs 1}. */
    private static Set<String> said(State state) {
        if (!state.has("doc/d")) {
            return Set.of();
        }
        try {
            return Json.read(state.get("doc/d").at("Text").text()).at("S").items().stream()
                    .map(statement ->
                            statement.at("Sid").text() + " " + statement.at("v").show())
                    .collect(Collectors.toSet());
        } catch (JsonError noDocument) {
            return Set.of();
        }
    }
}
