package io.parry.cli.synth;

import io.parry.cli.pattern.Rule;
import io.parry.cli.permission.Statement;
import io.parry.engine.compile.CompiledPlaybook;
import java.util.List;
import java.util.SortedMap;

/**
 * What a template is made of.
 *
 * @param code name of the function's zip, which changes with what is in it
 * @param digest of code and playbooks, 26 letters and digits
 * @param steps what the steps of the playbooks call
 * @param buttons custom actions of Security Hub, by their ids
 * @param rotates whether Secrets Manager calls the function
 */
public record Deployed(
        List<CompiledPlaybook> playbooks,
        String code,
        String digest,
        List<Rule> rules,
        List<Statement> steps,
        SortedMap<String, Button> buttons,
        boolean rotates) {
    public Deployed {
        playbooks = List.copyOf(playbooks);
        rules = List.copyOf(rules);
        steps = List.copyOf(steps);
    }
}
