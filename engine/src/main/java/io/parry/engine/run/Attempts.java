package io.parry.engine.run;

import io.parry.engine.action.Done;
import io.parry.engine.action.Outcome;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The attempts of a step that {@code retry} lets begin anew. What the journal knows of them counts: whoever goes on
 * with a run, after a sleep or a crash, goes on with the last attempt and begins none again.
 */
final class Attempts {
    /** Nothing tells how much of such a call was applied; only its author may ask for it again, by name. */
    private static final Set<String> MAY_HAVE_HAPPENED = Set.of("interrupted", "partly");

    private final RunContext run;
    private final String step;
    private final String turn;
    private final Optional<CompiledStep.Retry> retry;

    Attempts(RunContext run, String step, String turn, Optional<CompiledStep.Retry> retry) {
        this.run = run;
        this.step = step;
        this.turn = turn;
        this.retry = retry;
    }

    /** @param attempt the one that has ended so; the first is 1 */
    static boolean again(Outcome outcome, Optional<CompiledStep.Retry> retry, int attempt) {
        if (retry.isEmpty() || attempt >= retry.get().maxAttempts()) {
            return false;
        }
        return switch (outcome) {
            case Outcome.Failed failed -> retry.get().on().contains(failed.code());
            case Outcome.NotVerified not ->
                retry.get().on().contains(not.code()) || !MAY_HAVE_HAPPENED.contains(not.code());
            default -> false;
        };
    }

    /** @param attempt the first is 1 */
    Journal.Slot slot(int attempt) {
        return new Journal.Slot(step, turn + (attempt == 1 ? "" : "#" + attempt));
    }

    /**
     * The attempt to go on with; waits for what is left of the pause before it. The one after the last that has sent
     * something where that one's last call is known to have failed.
     */
    int next() {
        int last = last();
        var failed = failure(last);
        if (failed.isEmpty() || last >= most()) {
            return last;
        }
        run.sleepUntil(failed.get().at().plus(retry.orElseThrow().pause(last)));
        return last + 1;
    }

    /** Whether this attempt, the last that there may be, has failed already. */
    boolean isSpent(int attempt) {
        return retry.isPresent() && attempt >= most() && failure(attempt).isPresent();
    }

    /** What was sent by all of them, oldest first. */
    List<Done> all() {
        return before(most() + 1).toList();
    }

    /** What was sent by the attempts before this one, oldest first. */
    Stream<Done> before(int attempt) {
        return IntStream.range(1, attempt).boxed().flatMap(earlier -> calls(earlier).stream());
    }

    private int last() {
        return IntStream.iterate(most(), attempt -> attempt > 1, attempt -> attempt - 1)
                .filter(attempt -> !calls(attempt).isEmpty())
                .findFirst()
                .orElse(1);
    }

    private int most() {
        return retry.map(CompiledStep.Retry::maxAttempts).orElse(1);
    }

    private Optional<Done> failure(int attempt) {
        var calls = calls(attempt);
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.getLast()).filter(done -> done.status() == Done.Status.FAILED);
    }

    private List<Done> calls(int attempt) {
        return run.journal().calls(run.held(), slot(attempt));
    }
}
