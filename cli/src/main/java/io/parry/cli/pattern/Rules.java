package io.parry.cli.pattern;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.value.Value;
import java.util.*;

/** Interim. */
public final class Rules {
    private Rules() {}
    /** Interim. */
    public static List<Rule> of(List<CompiledPlaybook> playbooks, Map<String, Value> inputs) {
        return List.of(
                new Rule(
                        "all-findings",
                        Value.obj("source", Value.arr("aws.securityhub")),
                        false,
                        new TreeSet<>(Set.of("a/b"))),
                new Rule(
                        "all-calls",
                        Value.obj("source", Value.arr("aws.cloudtrail")),
                        true,
                        new TreeSet<>(Set.of("a/c"))));
    }
}
