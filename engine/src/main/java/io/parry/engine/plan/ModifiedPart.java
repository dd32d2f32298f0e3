package io.parry.engine.plan;

import io.parry.engine.compile.CompiledStep;
import io.parry.engine.expression.EvaluationFailed;
import io.parry.engine.expression.JsonInText;
import io.parry.engine.expression.Place;
import io.parry.engine.match.Subject;
import io.parry.engine.value.NotYet;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The part of an answer that {@code AwsModify} edits.
 *
 * @param path where it stands
 * @param said what it says: of JSON text the document
 * @param text whether it stands there as JSON text
 * @param there whether it stands there, or is what the step says to begin with
 */
record ModifiedPart(String path, Value said, boolean text, boolean there) {
    /**
     * @param answer {@link Value#MISSING} where the error was accepted
     * @throws EvaluationFailed {@code missing-value} where there is nothing and nothing to begin with,
     *     {@code wrong-value} where what is there has no parts
     */
    static ModifiedPart of(CompiledStep.Modify step, Value answer, Subject subject) {
        var path = step.at().map(Object::toString).orElse("$");
        var found = selected(step, answer, subject);
        if (found.size() > 1) {
            throw new EvaluationFailed("wrong-value", "`at: " + path + "` selects more than one value");
        }
        return found.isEmpty()
                ? started(step, path, subject)
                : of(path, found.getFirst().value(), true);
    }

    private static List<Place> selected(CompiledStep.Modify step, Value answer, Subject subject) {
        if (answer.isMissing()) {
            return List.of();
        }
        return step.at().map(path -> path.places(answer, subject.scope())).orElse(List.of(Place.whole(answer)));
    }

    private static ModifiedPart started(CompiledStep.Modify step, String path, Subject subject) {
        var start = step.start()
                .map(template -> template.evaluate(subject.scope()))
                .orElseThrow(() -> new EvaluationFailed(
                        "missing-value", "there is nothing at `" + path + "`, and no `start` to begin with"));
        return of(path, start, false);
    }

    private static ModifiedPart of(String path, Value value, boolean there) {
        if (value instanceof Value.Unknown unknown) {
            throw new NotYet(unknown.after());
        }
        Optional<Value> document = JsonInText.said(value);
        var said = document.orElse(value);
        if (!isEditable(said)) {
            throw new EvaluationFailed(
                    "wrong-value",
                    "a map, a list, or JSON text of one expected at `" + path + "`, found " + said.kind()
                            + (said instanceof Value.Text ? " that is no JSON, or in which a name stands twice" : ""));
        }
        return new ModifiedPart(path, said, document.isPresent(), there);
    }

    /** Of anything else no edit could be made, and one that may select nothing would say that all is well. */
    private static boolean isEditable(Value said) {
        var plain = said instanceof Value.Secret secret ? secret.plain().get() : said;
        return plain instanceof Value.Obj || plain instanceof Value.Arr;
    }

    /** That value as it would stand there. */
    Value written(Value document) {
        return text ? JsonInText.text(document) : document;
    }
}
