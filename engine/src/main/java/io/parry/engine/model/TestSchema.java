package io.parry.engine.model;

import static io.parry.engine.model.Terms.anyOf;
import static io.parry.engine.model.Terms.filled;
import static io.parry.engine.model.Terms.flag;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.list;
import static io.parry.engine.model.Terms.map;
import static io.parry.engine.model.Terms.not;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.oneOrMore;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.required;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.whole;
import static io.parry.engine.model.Terms.word;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tests, in the schema for editors. */
final class TestSchema {
    private static final Value DATA = Value.obj();

    private TestSchema() {}

    static Map<String, Value> definitions() {
        var definitions = new LinkedHashMap<String, Value>();
        definitions.put("test", test());
        definitions.put("event", event());
        definitions.put("changes", changes());
        definitions.put("called", called());
        definitions.put("replies", map(form(Words.OPERATION), ref("reply")));
        definitions.put("reply", reply());
        definitions.put("rule", rule());
        definitions.put("expect", expect());
        return definitions;
    }

    private static Value test() {
        return object(
                Shapes.TEST,
                Map.of(
                        "name", said("What this test shows, as a sentence", text()),
                        "event", said("The event: a file, or a map", ref("event")),
                        "inputs",
                                said(
                                        "Values of inputs; else their `default`, else their `example`",
                                        map(form(Words.IDENTIFIER), DATA)),
                        "now", said("The time of the run; else the event's", form(Words.TIME)),
                        "approvals", said("What people answer, by step", map(form(Words.ID), word(Words.APPROVALS))),
                        "replies", said("What AWS answers, by operation", ref("replies")),
                        "near_misses", said("Changes of the event, each alone; none matches", ref("changes")),
                        "expect", said("What must come of it", ref("expect"))));
    }

    private static Value event() {
        var map = object(
                Shapes.EVENT,
                Map.of(
                        "file", said("A JSON file, beside the playbook", text()),
                        "inline", said("The event itself", Value.obj("type", "object")),
                        "set", said("Values to set, by path", ref("changes")),
                        "remove", said("Paths to remove", list(ref("path")))));
        return anyOf(text(), map.with("oneOf", List.of(required("file"), required("inline"))));
    }

    private static Value changes() {
        return map(form(Words.PATH_OF_SUBJECT), DATA).with("minProperties", 1);
    }

    private static Value called() {
        return Value.obj(
                "type",
                "object",
                "properties",
                Value.obj(),
                "patternProperties",
                Value.obj("^\\$", ref("condition")),
                "propertyNames",
                anyOf(not(Value.obj("pattern", "^\\$")), form(Words.PATH_OF_SUBJECT)));
    }

    private static Value reply() {
        var loneError = Value.obj("required", List.of("error"), "maxProperties", 1);
        var error = loneError.with("properties", Value.obj("error", text()));
        var rule = Value.obj("minProperties", 1, "propertyNames", Value.obj("enum", Shapes.RULE.keys()));
        return said(
                "An answer that is always given, `{error: Code}`, or a list of rules of which the last that fits answers",
                anyOf(
                        filled(ref("rule")),
                        error.with("type", "object"),
                        not(rule).with("type", "object")));
    }

    private static Value rule() {
        return object(
                        Shapes.RULE,
                        Map.of(
                                "with", said("Only for these parameters", ref("called")),
                                "after", said("Only after this call has worked", form(Words.OPERATION)),
                                "times", said("At most so many times", whole(1)),
                                "reply", said("The answer", Value.obj("type", "object")),
                                "error", said("The code of the error", text())))
                .with("oneOf", List.of(required("reply"), required("error")));
    }

    private static Value expect() {
        return object(
                        Shapes.EXPECT,
                        Map.of(
                                "trigger", said("The trigger that matches", form(Words.ID)),
                                "matched", said("Whether any trigger matches", flag()),
                                "outcome", said("How the run ends", word(Words.OUTCOMES)),
                                "runs", said("How many runs end how", counts(Words.OUTCOMES)),
                                "items",
                                        said(
                                                "How many items of a loop end how, by step",
                                                map(form(Words.ID), counts(Words.ITEM_OUTCOMES))),
                                "calls",
                                        said(
                                                "Every change and notification, in order, attempts included",
                                                list(call())),
                                "notifications", said("How many notifications go out", whole(0)),
                                "never_printed", said("Text that appears nowhere", oneOrMore(text()))))
                .with("minProperties", 1);
    }

    private static Value counts(List<String> outcomes) {
        return map(word(outcomes), whole(0));
    }

    private static Value call() {
        var one = map(form(Words.OPERATION), ref("called"));
        return anyOf(form(Words.OPERATION), one.with("minProperties", 1).with("maxProperties", 1));
    }
}
