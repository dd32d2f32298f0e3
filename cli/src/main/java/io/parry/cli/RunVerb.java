package io.parry.cli;

import io.parry.engine.compile.CompiledPlaybook;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.journal.MemoryJournal;
import io.parry.engine.match.Event;
import io.parry.engine.model.Durations;
import io.parry.engine.model.Mode;
import io.parry.engine.plan.Ink;
import io.parry.engine.run.RunResult;
import io.parry.engine.run.Runner;
import io.parry.engine.run.Support;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    @Option(names = "--lease", paramLabel = "DURATION", defaultValue = "5m", description = "How long a run is held.")
    private String lease = "5m";

    @Option(names = "--journal", paramLabel = "JOURNAL", defaultValue = "memory", description = "memory.")
    private String journal = "memory";

    private boolean bad;

    @Override
    public Integer call() {
        var chosen = Modes.parse(mode);
        if (!journal.equals("memory")) {
            throw Refused.usage("`--journal " + journal + "` is not supported yet; this version has `memory`");
        }
        var held = Durations.parse(lease)
                .orElseThrow(() -> Refused.usage("`--lease " + lease + "`: a duration such as `5m` expected"));
        var clock = Clock.systemUTC();
        var bench = Workbench.open(arguments, inputs, false, aws.home(), clock, output);
        refuseUnsupported(bench);
        try (var cloud = aws.cloud(owner())) {
            var runner = new Runner(
                    bench.catalog(), cloud, new MemoryJournal(), clock, RunVerb::sleep, aws.ownRoles(), owner(), held);
            events.forEach(event -> run(event, bench, runner, chosen), bench.problems(), bench.sources());
        }
        output.close();
        if (bad) {
            bench.complain(output);
            return ExitCode.FAILED;
        }
        return bench.complain(output) ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private static String owner() {
        return "parry-run-" + ProcessHandle.current().pid();
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

    private void run(Event event, Workbench bench, Runner runner, Optional<Mode> chosen) {
        var matches = bench.engine().match(event);
        if (matches.isEmpty()) {
            output.detail("parry: " + event.label() + ": no playbook matches");
        }
        for (var match : matches) {
            var result =
                    bench.engine().run(match, chosen.orElse(match.playbook().mode()), runner);
            output.line(result.record());
            output.result().flush();
            output.talk(Ink.plain(said(result)));
            bad |= result.isBad();
        }
    }

    private static String said(RunResult result) {
        return "parry: " + result.match().event().label() + ": "
                + result.match().playbook().id() + " ["
                + result.match().trigger().name() + "] " + result.outcome()
                + (result.fromRecord() ? ", answered from the record" : "")
                + result.error().map(error -> ": " + error.message()).orElse("");
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }
}
