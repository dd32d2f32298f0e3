package io.parry.engine.plan;

import io.parry.engine.action.Action;
import io.parry.engine.action.ActionSpec;
import io.parry.engine.action.Call;
import io.parry.engine.action.Call.Change;
import io.parry.engine.action.Call.Repeat;
import io.parry.engine.action.Call.Undo;
import io.parry.engine.action.Catalog;
import io.parry.engine.action.Done;
import io.parry.engine.action.Inputs;
import io.parry.engine.action.OperationFacts;
import io.parry.engine.action.Past;
import io.parry.engine.action.Plan;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Uses;
import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.match.Subject;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AwsModify}: reads, edits, writes what differs. It is done when what is read again comes out of the edits as it
 * went in. Its {@code with} is the read's; what it holds is {@code {output, state}}: what the write answered and what
 * was read last.
 */
public final class ApiModify implements Action {
    private final CompiledStep.Modify step;
    private final Subject scope;
    private final Catalog catalog;

    /** @param scope in which the edits and the parameters of the write are worked out */
    public ApiModify(CompiledStep.Modify step, Subject scope, Catalog catalog) {
        this.step = step;
        this.scope = scope;
        this.catalog = catalog;
    }

    @Override
    public ActionSpec spec() {
        var read = step.read().operation().operation();
        return new ActionSpec(
                "AwsModify",
                "",
                List.of(),
                "",
                new Uses(Set.of(read), Set.of(writes().operation())),
                writes().settle());
    }

    private OperationFacts writes() {
        return step.write().operation();
    }

    @Override
    public Plan plan(Inputs in, Reads now, Past past) {
        var answer = read(in, now);
        try {
            return edited(in, answer, past);
        } catch (EvaluationFailed failed) {
            return new Plan.Refuse(failed.code(), String.valueOf(failed.getMessage()));
        }
    }

    private Value read(Inputs in, Reads now) {
        var read = step.read();
        var operation = read.operation().operation();
        var codes = read.acceptErrors().toArray(String[]::new);
        var answer = writesItBack() ? now.whole(operation, in.with(), codes) : now.find(operation, in.with(), codes);
        if (answer instanceof Value.Unknown unknown) {
            throw new NotYet(unknown.after());
        }
        return Secrets.mark(answer, read.secrets(), operation.toString());
    }

    /** Whether what was read goes into what is written, so that nothing of it may be lost on the way. */
    private boolean writesItBack() {
        return step.write().send().isPresent() || writesPartsOfWhatWasRead();
    }

    private boolean writesPartsOfWhatWasRead() {
        return step.write().with().stream()
                .flatMap(with -> with.paths().stream())
                .anyMatch(path -> path.root().equals("new") || path.root().equals("read"));
    }

    private Plan edited(Inputs in, Value answer, Past past) {
        var part = ModifiedPart.of(step, answer, scope);
        boolean acted = past.calls().stream().anyMatch(done -> done.status() != Done.Status.FAILED);
        var edited = new Edits(step.edits(), scope, acted).of(part.said());
        var by = step.edits().stream().flatMap(edit -> edit.by().stream()).toList();
        var changes = Differences.of(part.path(), part.said(), edited, by);
        if (changes.isEmpty()) {
            return holds(answer, part, past);
        }
        comesToRest(edited, by);
        return Plan.Act.now(call(in, answer, part, edited, changes));
    }

    /** Edits that change what they have made once more (an item taken away by its index) would never be done. */
    private void comesToRest(Value edited, List<String> by) {
        Value again;
        try {
            again = new Edits(step.edits(), scope, true).of(edited);
        } catch (EvaluationFailed gone) {
            throw new EvaluationFailed(
                    gone.code(), gone.getMessage() + ", once edited; where that is well, `optional: true` says so");
        }
        if (!Differences.of("$", edited, again, by).isEmpty()) {
            throw new EvaluationFailed("wrong-value", "the edits never come to rest: made twice they change more");
        }
    }

    private Plan holds(Value answer, ModifiedPart part, Past past) {
        var read = step.read().operation().operation();
        return new Plan.Holds(
                Value.obj("output", answered(past), "state", answer.isMissing() ? Value.obj() : answer),
                part.there()
                        ? read + " shows `" + part.path() + "` as the edits would leave it"
                        : read + " shows nothing at `" + part.path() + "`, and the edits would add nothing");
    }

    private static Value answered(Past past) {
        return past.calls().reversed().stream()
                .filter(done -> done.status() == Done.Status.OK)
                .map(Done::response)
                .findFirst()
                .orElse(Value.obj());
    }

    private Call call(Inputs in, Value answer, ModifiedPart part, Value edited, List<Change> changes) {
        var writing = new ModifyingCall(step.write(), catalog, scope, answer, part);
        var all = writing.parameters(part.said(), edited);
        var guard = guard(all);
        var parameters = without(all, guard);
        return new Call(
                writes().operation(),
                parameters,
                guard,
                in.target(),
                writes().effect(),
                about(in, parameters),
                changes,
                new Repeat.Converges(),
                part.there() && saysOnlyWhatDiffers() ? undo(writing, part, edited) : Optional.empty());
    }

    /** A token of one moment is no part of what is done: the next look has another. */
    private Value guard(Value parameters) {
        return writes().lock().map(lock -> Value.obj(lock, parameters.at(lock))).orElse(Value.obj());
    }

    private static Value without(Value parameters, Value guard) {
        var rest = parameters;
        for (var name : guard.members().keySet()) {
            rest = rest.with(name, Value.MISSING);
        }
        return rest;
    }

    private List<String> about(Inputs in, Value parameters) {
        return new About(step.about(), catalog)
                .of(scope.scope(), writes().operation(), writes().marked(parameters), in.target());
    }

    /**
     * Whether what stood there could be written again later. The token of this moment is no good then, and all that was
     * there would be written over what others have changed since; so neither is an undo.
     */
    private boolean saysOnlyWhatDiffers() {
        return step.write().send().filter("changed"::equals).isPresent()
                && writes().lock().isEmpty()
                && !writesPartsOfWhatWasRead();
    }

    /** The same write with what stood there; nothing where it cannot say that. */
    private Optional<Undo> undo(ModifyingCall writing, ModifiedPart part, Value edited) {
        try {
            return Optional.of(new Undo(writes().operation().toString(), writing.parameters(edited, part.said())));
        } catch (EvaluationFailed cannotSay) {
            return Optional.empty();
        }
    }
}
