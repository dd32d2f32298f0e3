package io.parry.engine.model;

import static io.parry.engine.model.Terms.anyOf;
import static io.parry.engine.model.Terms.filled;
import static io.parry.engine.model.Terms.flag;
import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.list;
import static io.parry.engine.model.Terms.map;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.whole;
import static io.parry.engine.model.Terms.word;

import io.parry.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema for editors, draft 07, made from the same shapes as the reader. It accepts what the reader accepts,
 * and refuses what the reader refuses as far as a schema can say it.
 */
public final class PlaybookSchema {
    private PlaybookSchema() {}

    /** The actions that need no catalog, as {@link #of} takes them; {@code http:GET} takes what it likes. */
    public static List<Value> builtIn() {
        return BuiltInSchema.actions();
    }

    /**
     * The schema.
     *
     * @param actions of each named action a map of its name, under the key "action", and of the schema of its
     *     parameters, under "with"; where there are any, no other name is one
     * @param operators maps of an operator's name to the schema of its operand; one that is known takes the place of
     *     the plain one, another is added
     */
    public static Value of(List<Value> actions, List<Value> operators) {
        var definitions = new LinkedHashMap<String, Value>();
        definitions.put("input", InputSchema.input());
        definitions.put("trigger", trigger());
        definitions.put("place", place());
        definitions.put("guards", GuardsSchema.guards());
        definitions.putAll(StepSchema.definitions(actions));
        definitions.putAll(ValueSchema.definitions());
        definitions.putAll(MatcherSchema.definitions(operators));
        definitions.putAll(TestSchema.definitions());
        var head = Value.obj(
                "$schema",
                "http://json-schema.org/draft-07/schema#",
                "title",
                "Parry playbook",
                "description",
                "One user story: what must hold, which events say that it no longer does, what to do then, and the"
                        + " tests that prove it");
        for (var member : playbook().members().entrySet()) {
            head = head.with(member.getKey(), member.getValue());
        }
        return head.with("definitions", definitions);
    }

    private static Value playbook() {
        var schemas = new LinkedHashMap<String, Value>();
        about(schemas);
        schemas.put("mode", said("What it may do; a deployment can lower it", word(Mode.words())));
        schemas.put("inputs", said("Settings that the deployment gives", map(form(Words.IDENTIFIER), ref("input"))));
        schemas.put("vars", said("Constants and tables, used as `vars.name`", ref("vars")));
        schemas.put("triggers", said("Events it answers; the first that matches is used", filled(ref("trigger"))));
        schemas.put("guards", said("What keeps it from acting", ref("guards")));
        schemas.put("steps", said("What is done, in order", ref("steps")));
        schemas.put("finally", said("What is done afterwards, however the steps ended", ref("steps")));
        schemas.put("tests", said("Events, what AWS answers, and what must come of it", list(ref("test"))));
        return object(Shapes.PLAYBOOK, schemas);
    }

    private static void about(Map<String, Value> schemas) {
        schemas.put("id", said("Name of the playbook, the same for ever: `cloudtrail-stays-on`", form(Words.ID)));
        schemas.put("version", said("Three numbers: `1.0.0`", form(Words.VERSION)));
        schemas.put("title", said("One line for lists and mails", text()));
        schemas.put("story", said("What must hold, and what happens when it does not", text()));
        schemas.put("status", said("How far it is", word(Words.STATUSES)));
        schemas.put("level", said("How bad it is when this happens", word(Words.LEVELS)));
        schemas.put("owner", said("The team that answers for it", text()));
        schemas.put("tags", said("What it covers: `attack.t1562.008`, `cis.3.0.0/3.1`, `fsbp/S3.5`", list(text())));
        schemas.put("references", said("Pages to read", list(text())));
        schemas.put("falsepositives", said("When it fires though nothing is wrong", list(text())));
    }

    private static Value trigger() {
        var schemas = new LinkedHashMap<String, Value>(loop("itemMatcher"));
        schemas.put("name", said("Name of the trigger, unique in the file", form(Words.ID)));
        schemas.put("match", said("What holds for the event, which is `$`", ref("eventMatcher")));
        schemas.put("vars", said("What the steps need to know; the same names in every trigger", ref("vars")));
        schemas.put("as", said("Where the steps act", ref("place")));
        schemas.put("repeatable", said("Whether a second delivery of an event runs again", flag()));
        return object(Shapes.TRIGGER, schemas).with("dependencies", ofLoops());
    }

    private static Value ofLoops() {
        var dependencies = Value.obj();
        for (var key : Shapes.OF_LOOPS) {
            dependencies = dependencies.with(key, List.of("for_each"));
        }
        return dependencies;
    }

    /** The keys of a loop; {@code matcher} is the definition of what its {@code where} is. */
    static Map<String, Value> loop(String matcher) {
        return Map.of(
                "for_each",
                        said("For each *name* of a list: `{finding: \"${event.detail.findings[*]}\"}`", ref("each")),
                "where", said("Only the items for which this holds; `$` is the item", ref(matcher)),
                "min_items", said("Fewer items fail before anything is done", anyOf(whole(0), ref("expression"))),
                "max_items", said("More items fail before anything is done (100)", anyOf(whole(1), ref("expression"))));
    }

    private static Value place() {
        var schemas = Map.of(
                "account", said("Account id, or an expression that gives one", ref("digits")),
                "region", said("Region, or an expression that gives one", text()),
                "role", said("ARN of the role to act with there", text()));
        return object(Shapes.PLACE, schemas).with("minProperties", 1);
    }
}
