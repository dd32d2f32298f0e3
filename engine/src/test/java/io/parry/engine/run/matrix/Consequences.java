package io.parry.engine.run.matrix;

import io.parry.engine.journal.Journal;
import io.parry.engine.run.matrix.Delivery.Happened;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What has become of a situation by a thing that happened, and whether it should have happened at all. */
final class Consequences {
    private final Situation now;
    private final Worker worker;
    private final Consumer<String> wrong;

    Consequences(Situation now, int worker, Consumer<String> wrong) {
        this.now = now;
        this.worker = now.workers().get(worker);
        this.wrong = wrong;
    }

    Situation of(Happened happened, Duration believed) {
        var next = happened.deed()
                .map(deed -> now.and(new Shared.Done(happened.heard().at(), deed)))
                .orElse(now);
        if (happened.step().startsWith("read ")) {
            return next.with(with(worker.epoch(), worker.locked(), true));
        }
        if (happened.step().startsWith("call ")) {
            return sent(next, happened, believed);
        }
        return happened.heard().thrown() ? failed(next, happened) : written(next, happened);
    }

    private Situation sent(Situation next, Happened happened, Duration believed) {
        if (!now.holds(worker)) {
            wrong.accept("sends for a run that is not its own any more");
        }
        boolean tells = happened.step().endsWith("sns:Publish");
        if (!tells
                && now.switched()
                        .filter(at ->
                                at.plus(believed).isBefore(happened.heard().at()))
                        .isPresent()) {
            wrong.accept("changes something although people have switched it off");
        }
        return next.with(with(worker.epoch(), worker.locked(), tells && worker.looked()));
    }

    private Situation failed(Situation next, Happened happened) {
        boolean inDoubt = worker.pending().filter(Step::leavesAMessageInDoubt).isPresent()
                && happened.step().equals("journal result");
        return inDoubt ? next.doubted() : next;
    }

    private Situation written(Situation next, Happened happened) {
        if (happened.heard().answer() instanceof Journal.Claim.Granted granted) {
            int epoch = granted.held().epoch();
            return next.held(worker.run(), epoch).with(with(epoch, Set.of(), true));
        }
        boolean ours = happened.args().stream().anyMatch(arg -> arg instanceof Journal.Held);
        if (ours && happened.deed().isPresent() && !now.holds(worker)) {
            wrong.accept("writes (" + happened.step() + ") for a run that is not its own any more");
        }
        return switch (happened.step()) {
            case "journal lock" ->
                Boolean.TRUE.equals(happened.heard().answer())
                        ? next.with(with(worker.epoch(), more(resources(happened)), worker.looked()))
                        : next;
            case "journal unlock" -> unlocked(next);
            case "journal sleep", "journal end" -> next.held(worker.run(), 0);
            default -> next;
        };
    }

    private Situation unlocked(Situation next) {
        if (!worker.looked()) {
            wrong.accept("lets go of what it has changed without having looked at it");
        }
        return next.with(with(worker.epoch(), Set.of(), worker.looked()));
    }

    private Set<String> more(List<?> resources) {
        var all = new TreeSet<>(worker.locked());
        resources.forEach(resource -> all.add(String.valueOf(resource)));
        return all;
    }

    private static List<?> resources(Happened happened) {
        return happened.args().stream()
                .filter(arg -> arg instanceof List<?>)
                .map(arg -> (List<?>) arg)
                .findFirst()
                .orElseThrow();
    }

    private Worker with(int epoch, Set<String> locked, boolean looked) {
        return new Worker(
                worker.number(),
                worker.run(),
                worker.status(),
                worker.came(),
                worker.from(),
                worker.told(),
                worker.history(),
                worker.pending(),
                epoch,
                locked,
                looked);
    }
}
