package io.parry.engine.model;

import static io.parry.engine.model.Terms.form;
import static io.parry.engine.model.Terms.list;
import static io.parry.engine.model.Terms.object;
import static io.parry.engine.model.Terms.required;
import static io.parry.engine.model.Terms.said;
import static io.parry.engine.model.Terms.text;
import static io.parry.engine.model.Terms.whole;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;

/** The JSON Schema for editors of {@code guards.yaml}, draft 07, made from the same shapes as the reader. */
public final class FolderGuardsSchema {
    private FolderGuardsSchema() {}

    public static Value schema() {
        var schema = Value.obj(
                "$schema",
                "http://json-schema.org/draft-07/schema#",
                "title",
                "Parry guards of a folder",
                "description",
                "What holds for every playbook of a folder, whatever the playbook says");
        for (var member : guards().members().entrySet()) {
            schema = schema.with(member.getKey(), member.getValue());
        }
        return schema;
    }

    private static Value guards() {
        return object(
                Shapes.FOLDER_GUARDS,
                Map.of(
                        "protected", said("What no playbook changes", list(untouchable())),
                        "at_most", said("How many runs may change something in one account", limit()),
                        "own_roles", said("Roles whose calls set nothing off: Parry's own", list(form(Words.ROLE)))));
    }

    private static Value limit() {
        return object(
                Shapes.ACCOUNT_LIMIT,
                Map.of(
                        "runs", said("How many runs, of all playbooks", whole(1, Guards.MOST_RUNS)),
                        "window", said("In how long: `1h`", form(Words.DURATION))));
    }

    private static Value untouchable() {
        return object(
                        Shapes.UNTOUCHABLE,
                        Map.of(
                                "resource", said("ARN; `*` stands for any characters", form(Words.ARN)),
                                "principal",
                                        said("ARN of a role or user; `*` stands for any characters", form(Words.ARN)),
                                "reason", said("Why", text()),
                                "owner", said("Who answers for it", text())))
                .with("oneOf", List.of(required("resource"), required("principal")));
    }
}
