package io.parry.cli.permission;

import io.parry.engine.action.Catalog;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Value;
import java.util.*;

/** Interim. */
public final class Statements {
    private Statements() {}
    /** Interim. */
    public static List<Statement> of(List<CompiledPlaybook> playbooks, Map<String, Value> inputs, Catalog catalog) {
        return List.of(new Statement(
                "Trails",
                new TreeSet<>(Set.of("cloudtrail:StartLogging")),
                List.of("arn:${AWS::Partition}:cloudtrail:*:${AWS::AccountId}:trail/*"),
                Value.MISSING,
                new TreeSet<>(Set.of("a/b"))));
    }
}
