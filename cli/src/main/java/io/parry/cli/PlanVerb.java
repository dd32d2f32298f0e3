package io.parry.cli;

import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.match.Event;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.plan.OfflineReads;
import io.parry.engine.plan.PlanJson;
import io.parry.engine.plan.PlanText;
import io.parry.engine.plan.PlannedStep;
import io.parry.engine.plan.PlaybookPlan;
import io.parry.engine.plan.Verdict;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what would happen and why; changes nothing. */
@Command(
        name = "plan",
        aliases = "dry-run",
        description =
                "Says what would happen and why; changes nothing. Without --live it calls nobody, and what only AWS "
                        + "could tell is unknown.",
        footer = {"", "Example: parry plan --event event.json"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class PlanVerb implements Callable<Integer> {
    @Mixin
    private ActedArguments arguments;

    @Mixin
    private EventOptions events;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    @Option(names = "--mode", paramLabel = "MODE", description = "As if the playbooks ran in this mode.")
    private @Nullable String mode;

    @Option(names = "--detailed-exitcode", description = "2 where something would be done; wrong usage is 3 then.")
    private boolean detailed;

    @Option(
            names = "--live",
            description = "Asks AWS for the present state, with the caller's credentials; only reads.")
    private boolean live;

    @Mixin
    private AwsOptions aws;

    private final Map<Verdict, Integer> counted = new EnumMap<>(Verdict.class);
    private int eventCount;
    private int planCount;
    private int blocked;
    private boolean acts;

    @Override
    public Integer call() {
        boolean json = output.json();
        var chosen = Modes.parse(mode);
        var clock = Clock.systemUTC();
        var bench = Workbench.open(arguments, inputs, true, aws.home(), clock, output);
        if (live) {
            try (var cloud = aws.cloud("parry-plan")) {
                plan(bench, chosen, json, new CloudReads(cloud, new Target("aws", "", aws.homeRegion(), ""), clock));
            }
        } else {
            plan(bench, chosen, json, new OfflineReads());
        }
        if (!json) {
            output.result().println(totals(bench.playbooks().size()));
        }
        output.close();
        if (bench.complain(output)) {
            return ExitCode.PROBLEMS;
        }
        return detailed && acts ? ExitCode.WOULD_ACT : ExitCode.FINE;
    }

    private void plan(Workbench bench, Optional<Mode> chosen, boolean json, Reads reads) {
        events.forEach(event -> plan(event, bench, chosen, json, reads), bench.problems(), bench.sources());
    }

    private void plan(Event event, Workbench bench, Optional<Mode> chosen, boolean json, Reads reads) {
        eventCount++;
        var matches = bench.engine().match(event);
        for (var match : matches) {
            var plan = bench.engine().plan(match, chosen.orElse(match.playbook().mode()), reads);
            count(plan);
            if (json) {
                output.line(PlanJson.of(plan));
            } else {
                output.result().println(PlanText.of(plan, bench.examples(match.playbook()), output.ink()));
            }
        }
        if (matches.isEmpty() && !json) {
            nothing(event, bench);
        }
    }

    private void count(PlaybookPlan plan) {
        planCount++;
        blocked += plan.blocked().isPresent() ? 1 : 0;
        acts |= plan.acts();
        plan.failure().ifPresent(failure -> counted.merge(Verdict.FAILS, 1, Integer::sum));
        plan.all().forEach(this::count);
    }

    private void count(PlannedStep step) {
        if (step.turns().isEmpty() && step.inner().isEmpty()) {
            counted.merge(step.verdict(), 1, Integer::sum);
        }
        step.turns().forEach(turn -> count(turn.step()));
        step.inner().forEach(this::count);
    }

    private void nothing(Event event, Workbench bench) {
        output.result().print(NothingText.of(event, bench.engine().explain(event), output.ink()));
    }

    private String totals(int playbooks) {
        var verdicts = counted.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return Words.counted(eventCount, "event") + ", " + Words.counted(playbooks, "playbook") + ", "
                + Words.counted(planCount, "match", "matches")
                + (verdicts.isEmpty() ? "" : ": " + verdicts)
                + (blocked == 0 ? "" : ", " + blocked + " blocked");
    }
}
