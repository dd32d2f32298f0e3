package io.parry.engine.action;

import java.util.List;
import java.util.Optional;

/** What this step has already sent in this run, oldest first. Outlives the process; its secrets do not. */
public interface Past {
    List<Done> calls();

    /** The last call of that operation, whatever became of it. */
    default Optional<Done> last(Operation operation) {
        return calls().reversed().stream()
                .filter(done -> done.call().operation().equals(operation))
                .findFirst();
    }
}
