package io.parry.engine.expression;

import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/** The names a path may begin with: {@code event}, {@code inputs}, {@code vars}, {@code steps}, {@code run}, loops'. */
@FunctionalInterface
public interface Scope {
    /**
     * The value of a name; empty where there is no such name here. Worked out on demand.
     *
     * @throws EvaluationFailed when it cannot be worked out
     */
    Optional<Value> find(String root);

    /**
     * As {@link #find(String)}, when only what lies under these names will be looked at: so that of a scope whose
     * members are worked out on demand only the member in question is.
     *
     * @param leading the names that follow the root, as far as they are literal; may be empty
     */
    default Optional<Value> find(String root, List<String> leading) {
        return find(root);
    }

    /** This scope with one more name, which hides an outer one. */
    default Scope with(String root, Value value) {
        var outer = this;
        return new Scope() {
            @Override
            public Optional<Value> find(String name) {
                return name.equals(root) ? Optional.of(value) : outer.find(name);
            }

            @Override
            public Optional<Value> find(String name, List<String> leading) {
                return name.equals(root) ? Optional.of(value) : outer.find(name, leading);
            }
        };
    }

    Scope EMPTY = root -> Optional.empty();
}
