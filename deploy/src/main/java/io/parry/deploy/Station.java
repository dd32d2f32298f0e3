package io.parry.deploy;

import io.parry.actions.door.AwsCloud;
import io.parry.actions.door.Connection;
import io.parry.actions.door.Pace;
import io.parry.actions.index.AwsCatalog;
import io.parry.actions.index.Operations;
import io.parry.actions.journal.DynamoJournal;
import io.parry.engine.Engine;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Target;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.Trust;
import io.parry.engine.journal.Journal;
import io.parry.engine.match.Home;
import io.parry.engine.match.Match;
import io.parry.engine.plan.CloudReads;
import io.parry.engine.run.Runner;
import io.parry.engine.run.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** All that the function works with, put together once for a process. */
final class Station {
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final Sleeper sleeper = Station::sleep;
    private final Pace pace;
    private final Catalog catalog;
    private final Cloud cloud;
    private final Journal journal;
    private final Optional<Queue> queue;
    private final Log log;
    private final Bundles bundles;
    private final Snapshot snapshot;
    private final AtomicLong runs = new AtomicLong();

    private Station(Settings settings) {
        this.settings = settings;
        var operations = new Operations();
        this.pace = System.getenv("AWS_ENDPOINT_URL") == null ? new Pace(clock, sleeper) : Pace.none();
        var aws = new AwsCloud(operations, connection(settings), pace);
        this.catalog = new AwsCatalog(operations);
        this.cloud = settings.memberRole()
                .<Cloud>map(role -> new Abroad(aws, settings.account(), role))
                .orElse(aws);
        var own = aws.atOnce();
        var here = Target.of("", settings.region(), "");
        this.journal = new DynamoJournal(own, here, settings.table(), clock, sleeper);
        this.queue = settings.queue().map(url -> new Queue(own, here, url, clock));
        this.log = new Log(System.out, clock);
        var home = new Home(settings.account(), settings.region(), "");
        this.bundles = Bundles.of(
                settings.bundle(),
                settings.keys(),
                System.getenv(),
                own,
                here,
                journal,
                (file, trust) -> loaded(file, trust, home),
                new BundleLog(log::line, clock));
        this.snapshot = new Snapshot(bundles, aws, journal, here, clock, sleeper);
    }

    static Station open(Settings settings) {
        return new Station(settings);
    }

    private static Connection connection(Settings settings) {
        var named = Connection.named("parry");
        return settings.account().isEmpty() ? named : named.of(settings.account());
    }

    private Bundles.Loaded loaded(byte[] file, Trust trust, Home home) throws BadBundle {
        var bundle = Bundle.read(file, trust, catalog);
        return new Bundles.Loaded(bundle, Engine.of(bundle, catalog, home, clock));
    }

    /** The playbooks in use. @throws NotDone where there are none that can be used */
    private Engine engine() {
        return bundles.current(clock.instant()).engine();
    }

    /** Has to be held as long as the process lives: Lambda's context does not. */
    Snapshot snapshot() {
        return snapshot;
    }

    Clock clock() {
        return clock;
    }

    List<Door> doors() {
        var started = new Runs(this::runner, settings.most(), pace, Traces.ofLambda(clock), log, clock);
        var events = new EventDoor(this::engine, started, queue, clock);
        return List.of(
                new QueueDoor(this::engine, started, queue, log, clock),
                new RotationDoor(this::engine, started, clock, sleeper),
                customActions(),
                new PlanDoor(this::engine, this::reads),
                new Sweep(journal, queue, log, clock),
                new NotificationDoor(events),
                events);
    }

    private CustomActions customActions() {
        var here = Target.of("", settings.region(), "");
        return new CustomActions(new ActionTargets(cloud, here, clock, sleeper), new StackAnswers(sleeper));
    }

    private CloudReads reads(Invocation invocation) {
        return new CloudReads(
                cloud,
                Target.of("", settings.region(), ""),
                longest -> clock.instant().plus(longest).isAfter(invocation.deadline())
                        ? invocation.deadline()
                        : clock.instant().plus(longest));
    }

    /** Its owner is another for each run of each invocation, also where a process has begun as a copy of another. */
    private Runner runner(Match match, Invocation invocation, Duration lease) {
        var owner = invocation.request() + "/" + invocation.began().toEpochMilli() + "/" + runs.incrementAndGet();
        return new Runner(catalog, cloud, journal, clock, sleeper, ownRoles(match), owner, lease);
    }

    /** The function's own, and the one in which it acts where the event comes from. */
    private Set<String> ownRoles(Match match) {
        var roles = new HashSet<>(settings.role().stream().toList());
        settings.memberRole()
                .ifPresent(name -> match.event()
                        .text("account")
                        .ifPresent(account -> roles.add(Abroad.arn(
                                Target.of(account, match.event().text("region").orElse(""), ""), name))));
        return roles;
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
