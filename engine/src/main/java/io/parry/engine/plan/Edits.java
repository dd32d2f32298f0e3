package io.parry.engine.plan;

import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.Place;
import io.parry.engine.expression.PlaceChanges;
import io.parry.engine.expression.Scope;
import io.parry.engine.match.Conditions;
import io.parry.engine.match.Subject;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Truth;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The edits of {@code AwsModify}, in order, on a value in memory. Whatever no edit selects comes out as it went in.
 *
 * @param done whether they may have been made already, so that what was to be removed may be gone
 * @param subject in whose scope the values and the matchers of {@code where} are worked out
 */
record Edits(List<CompiledStep.Edit> edits, Subject subject, boolean done) {
    /**
     * @throws EvaluationFailed {@code missing-value} where an edit selects nothing, {@code wrong-value} where what it
     *     selects is not of the right kind, {@code cannot-tell} where it cannot be told what it selects
     * @throws NotYet where that hangs on what is not known yet
     */
    Value of(Value part) {
        var edited = part;
        for (var edit : edits) {
            edited = one(edit, edited);
        }
        return edited;
    }

    private Value one(CompiledStep.Edit edit, Value part) {
        var places = selected(edit, part);
        if (places.isEmpty() && !edit.optional() && !(done && edit.way().equals("remove"))) {
            throw new EvaluationFailed("missing-value", "nothing to edit at " + said(edit));
        }
        return switch (edit.way()) {
            case "remove" -> removed(part, places);
            case "put" -> put(edit, part, places);
            default -> set(edit, part, places);
        };
    }

    /** The path as its author wrote it, and what was asked for. */
    private static String said(CompiledStep.Edit edit) {
        var path = edit.at().map(Object::toString).orElse("$");
        return "`" + path + "`" + (edit.where().isPresent() ? " that is as `where` says" : "");
    }

    private List<Place> selected(CompiledStep.Edit edit, Value part) {
        return edit.at().map(path -> path.places(part, subject.scope())).orElse(List.of(Place.whole(part))).stream()
                .filter(place -> isMeant(edit, place.value()))
                .toList();
    }

    private boolean isMeant(CompiledStep.Edit edit, Value value) {
        if (value instanceof Value.Unknown unknown) {
            throw new NotYet(unknown.after());
        }
        var truth = edit.where()
                .map(matcher -> Conditions.test(matcher, new Subject(value, inside(value), subject.now()))
                        .settled())
                .orElse(Truth.TRUE);
        if (truth.isUnknown()) {
            throw new EvaluationFailed("cannot-tell", "cannot tell what to edit at " + said(edit));
        }
        return truth.holds();
    }

    private Scope inside(Value value) {
        return subject.scope().with("this", value);
    }

    private Value given(CompiledStep.Edit edit, Value here) {
        return edit.value().map(template -> template.evaluate(inside(here))).orElse(Value.MISSING);
    }

    /** Null is not sent and not read again, so what is set to it is taken away. */
    static Value withoutNulls(Value value) {
        if (value instanceof Value.Null) {
            return Value.MISSING;
        }
        var kept = value;
        for (var member : value instanceof Value.Obj obj
                ? obj.members().entrySet()
                : Map.<String, Value>of().entrySet()) {
            kept = kept.with(member.getKey(), withoutNulls(member.getValue()));
        }
        return kept;
    }

    private Value removed(Value part, List<Place> places) {
        if (places.stream().anyMatch(place -> place.way().isEmpty())) {
            throw new EvaluationFailed("wrong-value", "all of it cannot be removed");
        }
        var edited = changed(part, places, value -> here -> Value.MISSING);
        return places.isEmpty() ? part : withoutGaps(edited);
    }

    /** Items were only emptied, so that those after them could still be found. */
    private static Value withoutGaps(Value value) {
        return switch (value) {
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream()
                        .filter(item -> !item.isMissing())
                        .map(Edits::withoutGaps)
                        .toList());
            case Value.Obj obj -> {
                Value kept = obj;
                for (var member : obj.members().entrySet()) {
                    kept = kept.with(member.getKey(), withoutGaps(member.getValue()));
                }
                yield kept;
            }
            case Value.Secret secret -> secret.then(Edits::withoutGaps);
            default -> value;
        };
    }

    /** @param change what becomes of a place, from what stands there before any of it is changed */
    private static Value changed(Value part, List<Place> places, Function<Value, UnaryOperator<Value>> change) {
        return PlaceChanges.made(
                part,
                places.stream()
                        .map(place -> new PlaceChanges.At(place, change.apply(place.value())))
                        .toList());
    }

    private Value set(CompiledStep.Edit edit, Value part, List<Place> places) {
        return changed(part, places, value -> {
            var members = given(edit, value);
            return here -> with(here, members, edit);
        });
    }

    private static Value with(Value here, Value members, CompiledStep.Edit edit) {
        if (here instanceof Value.Secret secret) {
            return secret.then(plain -> with(plain, members, edit));
        }
        if (!(here instanceof Value.Obj) || !(members instanceof Value.Obj known)) {
            throw notA("a map", here instanceof Value.Obj ? members : here, edit);
        }
        var edited = here;
        for (var member : known.members().entrySet()) {
            edited = edited.with(member.getKey(), withoutNulls(member.getValue()));
        }
        return edited;
    }

    private static RuntimeException notA(String kind, Value found, CompiledStep.Edit edit) {
        return found instanceof Value.Unknown unknown
                ? new NotYet(unknown.after())
                : new EvaluationFailed(
                        "wrong-value",
                        kind + " expected by `" + edit.way() + "` at " + said(edit) + ", found " + found.kind());
    }

    private Value put(CompiledStep.Edit edit, Value part, List<Place> places) {
        return changed(part, places, value -> {
            var element = given(edit, value);
            return here -> PutByMember.into(here, element, edit);
        });
    }
}
