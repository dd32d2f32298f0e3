package io.parry.engine.plan;

import io.parry.engine.action.Catalog;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.expression.Scope;
import io.parry.engine.expression.Template;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a call is about, in the same words wherever it is asked: a lock is taken by them, and a plan that a person has
 * agreed to is known again by them.
 *
 * @param said the step's {@code about}; where it has none the catalog tells
 */
public record About(Optional<Template> said, Catalog catalog) {
    /** Text as it is; anything else as it is shown. */
    public List<String> of(Scope scope, Operation operation, Value parameters, Target target) {
        return said.map(template -> template.evaluate(scope).redact())
                .map(about -> List.of(about instanceof Value.Text text ? text.text() : about.show()))
                .orElseGet(() -> catalog.about(operation, parameters.redact(), target));
    }
}
