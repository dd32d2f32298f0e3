package io.parry.cli.pattern;

import io.parry.engine.value.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * Rules in the engine that EventBridge's are said to run in.
 *
 * @param unfit what EventBridge would refuse of them, and why
 */
public record LetThrough(Machine machine, List<String> unfit) {
    private static final int QUOTA = 2_048;
    private static final int MOST_COMPLEX = 100;

    public static LetThrough of(List<Rule> rules) {
        var machine = new Machine();
        var unfit = new ArrayList<String>();
        for (var rule : rules) {
            var pattern = Json.write(rule.pattern());
            var wrong = JsonRuleCompiler.check(pattern, false);
            if (wrong != null) {
                unfit.add(wrong + ": " + pattern);
                continue;
            }
            if (pattern.length() > QUOTA) {
                unfit.add(pattern.length() + " characters: " + pattern);
            }
            try {
                machine.addRule(rule.name(), pattern);
            } catch (java.io.IOException refused) {
                unfit.add(refused.getMessage() + ": " + pattern);
            }
        }
        int complexity = machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_COMPLEX));
        if (complexity >= MOST_COMPLEX) {
            unfit.add("complexity " + complexity + ": " + rules);
        }
        return new LetThrough(machine, unfit);
    }

    public boolean lets(String event) {
        return !through(event).isEmpty();
    }

    /** The names of the rules that let it through. */
    public List<String> through(String event) {
        try {
            return machine.rulesForJSONEvent(event);
        } catch (Exception broken) {
            throw new IllegalStateException(event, broken);
        }
    }
}
