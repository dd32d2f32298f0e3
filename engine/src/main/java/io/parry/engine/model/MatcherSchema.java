package io.parry.engine.model;

import static io.parry.engine.model.Terms.anyOf;
import static io.parry.engine.model.Terms.filled;
import static io.parry.engine.model.Terms.ref;
import static io.parry.engine.model.Terms.said;

import io.parry.engine.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Matchers and conditions, in the schema for editors. */
final class MatcherSchema {
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("prefix", "The text begins so"),
            Map.entry("suffix", "The text ends so"),
            Map.entry("wildcard", "The text is so, where `*` stands for any characters"),
            Map.entry("equals-ignore-case", "The text is so, small and capital letters alike"),
            Map.entry("regex", "The whole text fits this regular expression"),
            Map.entry("numeric", "The number compares so"),
            Map.entry("cidr", "The address or block lies inside this block, or one of these"),
            Map.entry("exists", "`true`: something is there; `false`: nothing is"),
            Map.entry("older-than", "The time is further back than this duration, such as `90d`"),
            Map.entry("newer-than", "The time is not as far back as this duration, such as `1h`"),
            Map.entry("in-file", "The value is a line of this file"),
            Map.entry("json", "The value is JSON text; what it says is `$` in this matcher"),
            Map.entry("opens-port", "The security group rule opens a port for which this holds"),
            Map.entry("anything-but", "Something is there for which this does not hold"),
            Map.entry("none", "There is nothing for which this holds, also where there is nothing"),
            Map.entry("every", "There is something, and this holds for all of it"));

    private MatcherSchema() {}

    /** @param operators maps of an operator's name to its schema, which take the place of those here */
    static Map<String, Value> definitions(List<Value> operators) {
        var definitions = new LinkedHashMap<String, Value>();
        definitions.put("condition", condition());
        definitions.put("operators", operators(operators));
        definitions.put("matcher", matcher("matcher", true, List.of()));
        definitions.put("eventMatcher", matcher("eventMatcher", true, known(KnownPath.Of.EVENT)));
        definitions.put("itemMatcher", matcher("itemMatcher", true, known(KnownPath.Of.ITEM)));
        definitions.put("scopeMatcher", matcher("scopeMatcher", false, List.of()));
        return definitions;
    }

    private static List<KnownPath> known(KnownPath.Of of) {
        return KnownPath.all().stream().filter(path -> path.of() == of).toList();
    }

    private static Value condition() {
        return said(
                "A value to equal, a list of which one holds, operators of which all hold, or a matcher on the value",
                anyOf(
                        Value.obj("type", List.of("string", "number", "boolean", "null")),
                        filled(ref("condition")),
                        ref("operators"),
                        ref("matcher")));
    }

    private static Value operators(List<Value> fragments) {
        var schemas = new HashMap<String, Value>();
        fragments.forEach(
                fragment -> schemas.putAll(Fragment.inDraft07(fragment).members()));
        var properties = Value.obj();
        for (var name : Words.OPERATORS) {
            var own = schemas.remove(name);
            properties = properties.with(name, own == null ? operator(name) : own);
        }
        for (var added : new java.util.TreeMap<>(schemas).entrySet()) {
            properties = properties.with(added.getKey(), added.getValue());
        }
        return Value.obj("type", "object", "minProperties", 1, "properties", properties, "additionalProperties", false);
    }

    private static Value operator(String name) {
        var operand = Words.OF_CONDITIONS.contains(name)
                ? ref("condition")
                : name.equals("json")
                        ? ref("matcher")
                        : Value.obj("type", List.of("string", "number", "boolean", "array", "object"));
        return said(OPERATORS.getOrDefault(name, name), operand);
    }

    private static Value matcher(String name, boolean subject, List<KnownPath> known) {
        var properties = Value.obj(
                "all", said("All of these matchers hold", filled(ref(name))),
                "any", said("At least one of these matchers holds", filled(ref(name))),
                "not", said("This matcher does not hold", ref(name)));
        for (var path : known) {
            properties = properties.with(path.path(), knownPath(path));
        }
        return Value.obj(
                "type",
                "object",
                "minProperties",
                1,
                "properties",
                properties,
                "patternProperties",
                patterns(subject),
                "additionalProperties",
                false);
    }

    private static Value patterns(boolean subject) {
        var scopes = Value.obj(Words.PATH_OF_SCOPE.anchored(), ref("condition"));
        return subject ? scopes.with(Words.PATH_OF_SUBJECT.anchored(), ref("condition")) : scopes;
    }

    /** An enum beside the condition does not limit it; editors offer its words. */
    private static Value knownPath(KnownPath path) {
        var description = path.description() + " (" + path.kind() + ")";
        return path.values().isEmpty()
                ? said(description, ref("condition"))
                : said(description, anyOf(Value.obj("enum", path.values()), ref("condition")));
    }
}
