package io.parry.engine.model;

import static io.parry.engine.model.Terms.anyOf;
import static io.parry.engine.model.Terms.filled;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.number;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.oneOrMore;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.whole;
import static io.parry.engine.model.Terms.word;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Steps, in the schema for editors. */
final class StepSchema {
    private static final Value HTTP_GET = Value.of("http:GET");

    private StepSchema() {}

    static Map<String, Value> definitions(List<Value> actions) {
        var definitions = new LinkedHashMap<String, Value>();
        definitions.put("steps", filled(ref("step")));
        definitions.put("step", step(actions));
        definitions.put("check", check());
        definitions.put("retry", retry());
        definitions.put("approval", approval());
        definitions.put("path", form(Words.PATH_OF_SUBJECT));
        return definitions;
    }

    private static Value step(List<Value> actions) {
        var schemas = new LinkedHashMap<String, Value>();
        common(schemas);
        action(schemas, actions);
        schemas.putAll(PlaybookSchema.loop("itemMatcher"));
        schemas.put("steps", said("A group: these steps, one after another", ref("steps")));
        schemas.put("else", said("The steps instead, when `when` is false", ref("steps")));
        schemas.put("vars", said("Names for values, used as `vars.name` from here on", ref("vars")));
        var step = object(Shapes.STEP, schemas)
                .with("dependencies", dependencies())
                .with("oneOf", Shapes.BODIES.stream().map(Terms::required).toList());
        return actions.isEmpty() ? step : step.with("allOf", inputs(actions));
    }

    private static void common(Map<String, Value> schemas) {
        schemas.put("id", said("Name of the step, unique in the file; its results are `steps.<id>.…`", form(Words.ID)));
        schemas.put(
                "when", said("Only when this holds; paths begin with a scope such as `vars.`", ref("scopeMatcher")));
        schemas.put("as", said("Where the step acts, if not where the trigger says", ref("place")));
        schemas.put(
                "timeout",
                said("How long `until` is asked, or a change may take to show: `30s`, `4h`", ref("duration")));
        schemas.put(
                "on_failure",
                said(
                        "What a failure does: `stop` goes to `finally`, `continue` to the next step, `undo` takes back"
                                + " all changes first",
                        word(Words.ON_FAILURE)));
        schemas.put("approval", said("A person has to agree before this happens", ref("approval")));
    }

    private static void action(Map<String, Value> schemas, List<Value> actions) {
        schemas.put(
                "action",
                said("What is done: an API operation as `service:Operation`, or a named action", actionNames(actions)));
        schemas.put("with", said("The parameters", ref("parameters")));
        schemas.put("accept_errors", said("Error codes that are an answer, not a failure", oneOrMore(text())));
        schemas.put("secret", said("Paths into the answer that are never printed", oneOrMore(ref("path"))));
        schemas.put("retry", said("Begin the step anew after these errors", ref("retry")));
        schemas.put("fail_if", said("The answer came, and is a failure when this holds", ref("matcher")));
        schemas.put("about", said("ARN of what is changed, where the parameters do not say it", text()));
        schemas.put(
                "permissions",
                said(
                        "IAM actions needed besides the operation's own, each perhaps with a blank and an ARN",
                        oneOrMore(form(Words.PERMISSION))));
        schemas.put("until", said("A read is asked again until this holds for its answer", ref("matcher")));
        schemas.put("every", said("How long to wait before `until` is asked again: `5s`", ref("duration")));
        schemas.put("unless", said("A read that proves the change: done when its result holds", ref("check")));
        schemas.put("undo", said("The call that takes the change back", takeBack()));
    }

    private static Value actionNames(List<Value> actions) {
        var names = Stream.concat(actions.stream().map(action -> action.at("action")), Stream.of(HTTP_GET))
                .toList();
        return actions.isEmpty() ? text() : anyOf(Value.obj("enum", names), form(Words.OPERATION));
    }

    /** The parameters of each action that has a schema of its own. */
    private static List<Value> inputs(List<Value> actions) {
        var conditions = new ArrayList<Value>();
        for (var action : actions) {
            var name = Value.obj("properties", Value.obj("action", Value.obj("const", action.at("action"))));
            var with = anyOf(Fragment.inDraft07(action.at("with")), ref("expression"));
            conditions.add(Value.obj(
                    "if",
                    name.with("required", List.of("action")),
                    "then",
                    Value.obj("properties", Value.obj("with", with))));
        }
        return conditions;
    }

    /** Which keys need, or do not go with, which others. */
    private static Value dependencies() {
        var dependencies = Value.obj();
        for (var key : Shapes.OF_ACTIONS) {
            dependencies = dependencies.with(key, List.of("action"));
        }
        for (var key : Shapes.OF_LOOPS) {
            dependencies = dependencies.with(key, List.of("for_each"));
        }
        var notBesideVars = Shapes.NOT_OF_VARS.stream().map(Terms::required).toList();
        return dependencies
                .with("every", List.of("action", "until"))
                .with("else", List.of("steps", "when"))
                .with(
                        "vars",
                        Value.obj(
                                "properties",
                                Value.obj("vars", Value.obj("minProperties", 1)),
                                "not",
                                Value.obj("anyOf", notBesideVars)));
    }

    private static Value check() {
        return object(
                Shapes.CHECK,
                Map.of(
                        "action", said("A read, as `service:Operation`", text()),
                        "with", said("The parameters of the read", ref("parameters")),
                        "accept_errors", said("Error codes that are an answer", oneOrMore(text())),
                        "secret", said("Paths into the answer that are never printed", oneOrMore(ref("path"))),
                        "result", said("What holds for the answer when all is well", ref("matcher"))));
    }

    private static Value takeBack() {
        return object(
                Shapes.TAKE_BACK,
                Map.of(
                        "action", said("An operation, as `service:Operation`", text()),
                        "with", said("Its parameters", ref("parameters"))));
    }

    private static Value retry() {
        return object(
                Shapes.RETRY,
                Map.of(
                        "on", said("An error code or a list of them", oneOrMore(text())),
                        "max_attempts", said("How often in all, the first included (3)", whole(1)),
                        "interval", said("How long to wait before the second attempt (2s)", ref("duration")),
                        "backoff", said("By what the wait grows each time (2)", number(1, 100))));
    }

    private static Value approval() {
        return anyOf(
                Value.obj("enum", List.of(Words.NOT_NEEDED)),
                object(
                        Shapes.APPROVAL,
                        Map.of(
                                "topic", said("The SNS topic that is asked", text()),
                                "within", said("How long an answer counts: `3d`", ref("duration")))));
    }
}
