package io.parry.engine.model;

import static io.parry.engine.model.Terms.filled;
import static io.parry.engine.model.Terms.flag;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.oneOrMore;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.required;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.word;

import io.parry.engine.value.Value;
import java.util.List;

/** What the actions that the engine carries out by itself take, in the schema for editors. */
final class BuiltInSchema {
    private BuiltInSchema() {}

    /** Each as a map of its name, under "action", and the schema of its parameters, under "with". */
    static List<Value> actions() {
        return List.of(action("AwsModify", modify()), action("Succeed", end()), action("Fail", end()));
    }

    private static Value action(String name, Value with) {
        return Value.obj("action", name, "with", with);
    }

    private static Value end() {
        return map(Value.obj("reason", said("Why, in words for people", ref("template"))));
    }

    private static Value modify() {
        return map(Value.obj(
                        "read", said("The read that gives what is edited", read()),
                        "at", said("The part that is edited (`$`)", ref("path")),
                        "start", said("The part, when nothing is there", ref("template")),
                        "edit", said("What is changed, in order", filled(edit())),
                        "write", said("The change that writes it back, when anything differs", write())))
                .with("required", List.of("read", "edit", "write"));
    }

    private static Value read() {
        return map(Value.obj(
                        "action", said("A read, as `service:Operation`", form(Words.OPERATION)),
                        "with", said("The parameters of the read", ref("parameters")),
                        "accept_errors", said("Error codes that are an answer", oneOrMore(text())),
                        "secret", said("Paths into the answer that are never printed", oneOrMore(ref("path")))))
                .with("required", List.of("action"));
    }

    private static Value edit() {
        return map(Value.obj(
                        "at", said("What is edited, in the part (`$`)", ref("path")),
                        "where", said("Only the values for which this holds; `$` is the value", ref("matcher")),
                        "set", said("Members and their values; `${this}` is what is edited", ref("template")),
                        "put", said("An element for the list: replaces the same one, else is added", ref("template")),
                        "by", said("The member by which an element is the same", text()),
                        "remove", said("Takes the selected values away", ref("template")),
                        "optional", said("Selecting nothing is fine", flag())))
                .with("oneOf", List.of(required("set"), required("put"), required("remove")));
    }

    private static Value write() {
        return map(Value.obj(
                        "action", said("A change, as `service:Operation`", form(Words.OPERATION)),
                        "with", said("Its parameters; `${new}` is the part, edited", ref("parameters")),
                        "send", said("What is added to `with`", word(List.of("changed", "all")))))
                .with("required", List.of("action"));
    }

    private static Value map(Value properties) {
        return Value.obj("type", "object", "properties", properties, "additionalProperties", false);
    }
}
