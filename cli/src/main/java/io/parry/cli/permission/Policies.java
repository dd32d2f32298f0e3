package io.parry.cli.permission;

import io.parry.engine.value.Json;
import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements as policy documents within IAM's limits (IAM and STS quotas, "IAM and STS character limits"): white space
 * does not count.
 */
public final class Policies {
    /** Of all inline policies of a role together. */
    public static final int INLINE = 10_240;
    /** Of one managed policy. */
    public static final int MANAGED = 6_144;

    private static final String VERSION = "2012-10-17";

    private Policies() {}

    /** One document, however long. */
    public static Value document(List<Statement> statements) {
        return Value.obj(
                "Version",
                VERSION,
                "Statement",
                statements.stream().map(Statement::json).toList());
    }

    /** Whether they fit into a role as one inline policy. */
    public static boolean fitInline(List<Statement> statements) {
        return size(document(statements)) <= INLINE;
    }

    /**
     * As many documents as needed, each a managed policy's size at most, in the order of the statements. A statement
     * that is too long by itself stands in several, each with some of its resources.
     */
    public static List<Value> managed(List<Statement> statements) {
        var documents = new ArrayList<Value>();
        var held = new ArrayList<Statement>();
        for (var statement :
                statements.stream().flatMap(one -> cut(one).stream()).toList()) {
            held.add(statement);
            if (held.size() > 1 && size(document(held)) > MANAGED) {
                held.removeLast();
                documents.add(document(held));
                held.clear();
                held.add(statement);
            }
        }
        if (!held.isEmpty()) {
            documents.add(document(held));
        }
        return documents;
    }

    private static List<Statement> cut(Statement whole) {
        int resources = whole.resources().size();
        if (resources < 2 || size(document(List.of(whole))) <= MANAGED) {
            return List.of(whole);
        }
        var cut = new ArrayList<>(cut(part(whole, whole.resources().subList(0, resources / 2), "A")));
        cut.addAll(cut(part(whole, whole.resources().subList(resources / 2, resources), "B")));
        return cut;
    }

    private static Statement part(Statement whole, List<String> resources, String mark) {
        return new Statement(whole.sid() + mark, whole.actions(), resources, whole.condition(), whole.neededBy());
    }

    /** Characters that count. */
    public static int size(Value document) {
        return (int) Json.write(document)
                .chars()
                .filter(each -> !Character.isWhitespace(each))
                .count();
    }
}
