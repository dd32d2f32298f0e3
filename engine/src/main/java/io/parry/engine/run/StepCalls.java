package io.parry.engine.run;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Done;
import io.parry.engine.action.Effect;
import io.parry.engine.compile.ErrorCodes;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.journal.Journal;
import io.parry.engine.plan.Secrets;
import io.parry.engine.value.Digest;
import io.parry.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one attempt of a step: what the journal knows of them, what this process has heard besides, and how
 * another goes out.
 */
final class StepCalls {
    private static final Duration CALL = Duration.ofSeconds(30);

    private final RunContext run;
    private final Journal.Slot slot;
    private final List<JsonPath> secrets;
    /** What was answered, secrets and all, by the number of the call. The journal has it masked. */
    private final Map<Integer, Value> heard = new HashMap<>();

    /** @param secrets of each answer */
    StepCalls(RunContext run, Journal.Slot slot, List<JsonPath> secrets) {
        this.run = run;
        this.slot = slot;
        this.secrets = secrets;
    }

    /** Oldest first. */
    List<Done> past() {
        var past = new ArrayList<Done>();
        for (var done : run.journal().calls(run.held(), slot)) {
            var response = heard.getOrDefault(past.size(), done.response());
            past.add(new Done(done.call(), done.status(), response, done.code(), done.requestId(), done.at()));
        }
        return past;
    }

    boolean isEmpty() {
        return past().isEmpty();
    }

    /** When the first went out, whoever sent it. */
    Optional<Instant> begun() {
        return past().stream().map(Done::at).min(Comparator.naturalOrder());
    }

    Optional<Instant> last(Done.Status status) {
        return past().stream()
                .filter(done -> done.status() == status)
                .map(Done::at)
                .max(Comparator.naturalOrder());
    }

    /** Whether something was applied, or may have been. */
    boolean mayHaveActed() {
        return past().stream().anyMatch(done -> done.status() != Done.Status.FAILED);
    }

    boolean isDone(Call call) {
        return has(call, Done.Status.OK);
    }

    /** Nothing will ever tell whether it happened, and once more might be once too often. */
    boolean isInterruptedForGood(Call call) {
        return call.repeat() instanceof Repeat.Once
                && call.effect() != Effect.NOTIFY
                && has(call, Done.Status.IN_DOUBT);
    }

    private boolean has(Call call, Done.Status status) {
        return past().stream()
                .anyMatch(done -> done.status() == status
                        && done.call().identity().equals(call.redacted().identity()));
    }

    /** Sends it, once; the journal knows of it before AWS does. */
    Answer send(Call call) {
        run.checkTime();
        int number = run.journal().intent(run.held(), slot, call, run.now());
        int position = run.journal().calls(run.held(), slot).size() - 1;
        // The note may have taken longer than there was.
        run.checkTime();
        var answer = run.cloud().call(call.operation(), parameters(call), call.target(), run.deadline(CALL));
        var said = Secrets.mark(said(answer), secrets, call.operation().toString());
        heard.put(position, said);
        run.journal()
                .result(run.held(), number, status(answer), said.redact(), code(answer), requestId(answer), run.now());
        return answer;
    }

    /** Of what was applied in part nobody knows after an interruption which part it was. */
    private static Done.Status status(Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> Done.Status.OK;
            case Answer.Failed failed ->
                failed.kind() == Answer.Kind.IN_DOUBT || failed.kind() == Answer.Kind.PARTLY
                        ? Done.Status.IN_DOUBT
                        : Done.Status.FAILED;
        };
    }

    private static Value said(Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> ok.value();
            case Answer.Failed failed -> failed.value();
        };
    }

    private static String code(Answer answer) {
        return answer instanceof Answer.Failed failed ? ErrorCodes.bare(failed.code()) : "";
    }

    private static String requestId(Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> ok.requestId();
            case Answer.Failed failed -> failed.requestId();
        };
    }

    /** With a token of ours where the call has room for one and none was given: one that was given means something. */
    private Value parameters(Call call) {
        return call.repeat() instanceof Repeat.Token token
                        && !call.parameters().at(token.member()).exists()
                ? call.guarded()
                        .with(
                                token.member(),
                                Digest.uuid(run.held().run()
                                        + slot
                                        + call.redacted().identity()))
                : call.guarded();
    }
}
