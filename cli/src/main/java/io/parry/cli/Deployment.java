package io.parry.cli;

import io.parry.cli.pattern.Rule;
import io.parry.cli.pattern.Rules;
import io.parry.cli.permission.Statements;
import io.parry.cli.synth.Buttons;
import io.parry.cli.synth.Deployed;
import io.parry.cli.synth.FunctionZip;
import io.parry.cli.synth.Rotations;
import io.parry.engine.action.Operation;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.Trust;
import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.diagnostic.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a deployment of playbooks needs, worked out from them. */
record Deployment(Bundled bundled, List<Rule> rules) {
    /** What the function calls for itself: its journal, its queue, roles in other accounts. */
    private static final Set<String> OWN_SERVICES = Set.of("dynamodb", "sqs", "sts");

    /** @throws Refused where a trigger would let through all that happens */
    static Deployment of(Bundled bundled, Output output) {
        var problems = new Problems();
        var rules = Rules.of(bundled.playbooks(), bundled.inputs(), problems);
        if (problems.hasErrors()) {
            throw Refused.problems(output.draw(problems.list(), bundled.sources()));
        }
        return new Deployment(bundled, rules);
    }

    private List<CompiledPlaybook> playbooks() {
        return bundled.playbooks();
    }

    byte[] bundle() {
        return bundled.file().bytes();
    }

    /** The services that the function calls, as playbooks name them. */
    Set<String> services() {
        var services = new TreeSet<>(OWN_SERVICES);
        read().operations().stream().map(Operation::service).forEach(services::add);
        if (!Buttons.of(playbooks()).isEmpty()) {
            services.add("securityhub");
        }
        return services;
    }

    /** As the function will read it: what it could not read must not be deployed. */
    private Bundle read() {
        try {
            return Bundle.read(bundle(), Trust.ofWhatIsDeployed(), bundled.catalog());
        } catch (BadBundle bad) {
            throw new IllegalStateException(bad);
        }
    }

    Deployed with(FunctionZip zip) {
        return new Deployed(
                playbooks(),
                zip.name(),
                zip.digest(),
                rules,
                Statements.of(playbooks(), bundled.inputs(), bundled.catalog()),
                Buttons.of(playbooks()),
                Rotations.areIn(playbooks()));
    }

    /** A line for each. */
    List<String> unnamedButtons() {
        return Buttons.unnamed(playbooks()).stream()
                .map(trigger -> "parry: " + trigger + " waits for a custom action and does not say for which;"
                        + " none is made, unless `$.resources[*]` is matched with the end of its ARN")
                .toList();
    }
}
