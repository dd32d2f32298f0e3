package io.parry.engine.compile;

import io.parry.engine.action.Action;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.expression.JsonPath;
import io.parry.engine.expression.Template;
import io.parry.engine.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A step whose names are objects. */
public record CompiledStep(
        Step source,
        String name,
        Optional<CompiledMatcher> when,
        Optional<CompiledLoop> loop,
        CompiledPlace as,
        Optional<Duration> timeout,
        OnFailure onFailure,
        Optional<Approval> approval,
        Body body) {

    /**
     * A person has to agree.
     *
     * @param within how long is waited for that
     */
    public record Approval(Template topic, Duration within) {}

    public enum OnFailure {
        STOP,
        CONTINUE,
        UNDO
    }

    public sealed interface Body {}

    public record Group(List<CompiledStep> steps, List<CompiledStep> otherwise) implements Body {}

    public record Assign(List<CompiledVariable> vars) implements Body {}

    /** {@code Succeed} or {@code Fail}. */
    public record End(boolean success, Optional<Template> reason) implements Body {}

    /**
     * A read that is an answer of its own.
     *
     * @param every how long to wait before it is asked again
     */
    public record Read(
            OperationFacts operation,
            Optional<Template> with,
            Set<String> acceptErrors,
            List<JsonPath> secrets,
            Optional<CompiledMatcher> until,
            Duration every,
            Optional<CompiledMatcher> failIf,
            Optional<Retry> retry)
            implements Body {}

    /** A plain API call that changes or tells something. */
    public record Change(
            OperationFacts operation,
            Optional<Template> with,
            Set<String> acceptErrors,
            List<JsonPath> secrets,
            Optional<CompiledMatcher> failIf,
            Optional<Check> unless,
            Optional<Template> about,
            Optional<Retry> retry,
            Optional<Step.TakeBack> undo)
            implements Body {}

    /**
     * An action written in Java.
     *
     * @param tells whether all it does is to tell somebody; what is unknown in its text is printed as such then
     */
    public record Named(
            Action action,
            boolean tells,
            Optional<Template> with,
            Set<String> acceptErrors,
            Optional<CompiledMatcher> failIf,
            Optional<Retry> retry)
            implements Body {}

    /** {@code AwsModify}: read, edit, write what differs. */
    public record Modify(
            Fetch read,
            Optional<JsonPath> at,
            Optional<Template> start,
            List<Edit> edits,
            Write write,
            Optional<Template> about,
            Optional<Retry> retry)
            implements Body {}

    /** A read inside a step. */
    public record Fetch(
            OperationFacts operation, Optional<Template> with, Set<String> acceptErrors, List<JsonPath> secrets) {}

    /**
     * One edit.
     *
     * @param way {@code set}, {@code put} or {@code remove}
     * @param by the member that tells elements of a list apart, for {@code put}
     */
    public record Edit(
            Optional<JsonPath> at,
            Optional<CompiledMatcher> where,
            String way,
            Optional<Template> value,
            Optional<String> by,
            boolean optional) {}

    /** @param send {@code changed} or {@code all}; absent: only {@code with} */
    public record Write(OperationFacts operation, Optional<Template> with, Optional<String> send) {}

    /** The key {@code unless}. */
    public record Check(
            OperationFacts operation,
            Optional<Template> with,
            Set<String> acceptErrors,
            List<JsonPath> secrets,
            CompiledMatcher result,
            String source) {}

    /** @param on codes without a final {@code Exception} or {@code Fault} */
    public record Retry(Set<String> on, int maxAttempts, Duration interval, double backoff) {
        /** How long to wait after that attempt, the first being 1. */
        public Duration pause(int attempt) {
            return Duration.ofMillis((long) (interval.toMillis() * Math.pow(backoff, attempt - 1)));
        }
    }

    /** How often the step may begin anew, where it says so. */
    public Optional<Retry> retry() {
        return switch (body) {
            case Read read -> read.retry;
            case Change change -> change.retry;
            case Named named -> named.retry;
            case Modify modify -> modify.retry;
            default -> Optional.empty();
        };
    }

    /** What the step is called in plans and records: the operation, the action, {@code group} or {@code vars}. */
    public String actionName() {
        return switch (body) {
            case Group group -> "group";
            case Assign assign -> "vars";
            case End end -> end.success ? "Succeed" : "Fail";
            case Read read -> read.operation.operation().toString();
            case Modify modify -> "AwsModify";
            case Change change -> change.operation.operation().toString();
            case Named named -> named.action.spec().name();
        };
    }
}
