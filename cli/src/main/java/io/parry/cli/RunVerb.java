package io.parry.cli;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.match.Event;
import io.parry.engine.match.Match;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Ink;
import io.parry.engine.run.Metrics;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.run.Support;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does what playbooks say, with the caller's AWS credentials. */
@Command(
        name = "run",
        description = "Does what the playbooks say, with the caller's AWS credentials; writes one record a line.",
        footer = {"", "Example: parry run --event event.json --mode enforce --input topic=arn:aws:sns:…"},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class RunVerb implements Callable<Integer> {
    @Mixin
    private ActedArguments arguments;

    @Mixin
    private EventOptions events;

    @Mixin
    private InputOptions inputs;

    @Mixin
    private Output output;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "off, shadow, notify or enforce, in place of the playbooks' own.")
    private @Nullable String mode;

    @Mixin
    private AwsOptions aws;

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private JournalOptions journals;

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "How long a run is held before it is given up, or another process takes it over.")
    private String lease = "5m";

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "15m",
            description = "How long to come back for a run that sleeps or that another process holds.")
    private String patience = "15m";

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many runs are carried out at once.")
    private int parallel = 1;

    private boolean bad;
    /** How many throttled answers the metrics have told of. */
    private long counted;

    @Override
    public Integer call() {
        var chosen = Modes.parse(mode);
        if (parallel < 1) {
            throw Refused.usage("`--parallel " + parallel + "`: at least 1 expected");
        }
        journals.check();
        var clock = new HeldTime(Clock.systemUTC());
        var bench = Workbench.open(arguments, inputs, false, aws.home(), clock, output);
        refuseUnsupported(bench);
        metrics.open();
        var owner = "parry-run-" + UUID.randomUUID();
        try (var cloud = aws.cloud(owner);
                var journal = journals.open(aws, clock, HeldTime::sleep)) {
            var runner = new Runner(
                    bench.catalog(),
                    cloud,
                    journal.journal(),
                    clock,
                    HeldTime::sleep,
                    aws.ownRoles(),
                    owner,
                    duration("--lease", lease));
            var deliveries = new Deliveries(
                    parallel,
                    clock,
                    duration("--wait", patience),
                    match -> run(match, bench, runner, chosen),
                    this::ended);
            events.forEach(event -> matched(event, bench, deliveries), bench.problems(), bench.sources());
            deliveries.finish();
        }
        output.close();
        metrics.close();
        if (bad) {
            bench.complain(output);
            return ExitCode.FAILED;
        }
        return bench.complain(output) ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private static Duration duration(String option, String text) {
        return Durations.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> Refused.usage("`" + option + " " + text + "`: a duration such as `5m` expected"));
    }

    private void refuseUnsupported(Workbench bench) {
        var problems = new Problems();
        for (CompiledPlaybook playbook : bench.playbooks()) {
            if (Modes.parse(mode).orElse(playbook.mode()) != Mode.OFF) {
                Support.check(playbook, problems);
            }
        }
        if (problems.hasErrors()) {
            throw Refused.problems(output.draw(problems.list(), bench.sources()));
        }
    }

    private void matched(Event event, Workbench bench, Deliveries deliveries) {
        var matches = bench.engine().match(event);
        if (matches.isEmpty()) {
            output.detail("parry: " + event.label() + ": no playbook matches");
        }
        if (metrics.wanted()) {
            countUndecided(event, bench);
        }
        matches.forEach(deliveries::deliver);
    }

    private RunResult run(Match match, Workbench bench, Runner runner, Optional<Mode> chosen) {
        var result = bench.engine().run(match, chosen.orElse(match.playbook().mode()), runner);
        result.comeBack().ifPresent(until -> output.detail(Ink.plain(said(result)) + "; again at " + until));
        return result;
    }

    private synchronized void ended(RunResult result) {
        output.line(result.record());
        output.result().flush();
        long throttled = aws.pace().throttled();
        metrics.line(Metrics.of(result, throttled - counted, Instant.now()));
        counted = throttled;
        output.talk(Ink.plain(said(result)));
        bad |= result.isBad();
    }

    private synchronized void countUndecided(Event event, Workbench bench) {
        bench.engine().explain(event).stream()
                .flatMap(trace -> Metrics.undecided(trace, Instant.now()).stream())
                .forEach(metrics::line);
    }

    private static String said(RunResult result) {
        return "parry: " + result.match().event().label() + ": "
                + result.match().playbook().id() + " ["
                + result.match().trigger().name() + "] " + result.outcome()
                + (result.fromRecord() ? ", answered from the record" : "")
                + result.error().map(error -> ": " + error.message()).orElse("");
    }
}
