package io.parry.engine.action;

import io.parry.engine.value.Value;

/**
 * One kind of response step. Stateless and deterministic; changes nothing: it says which calls would.
 *
 * <p>{@link #plan} is asked before acting, after every change and again whenever the engine wants to know where things
 * stand, so it reads the state first and answers from it; it remembers nothing itself.
 */
public interface Action {
    ActionSpec spec();

    /** What a step with these inputs may read and call; inputs may hold unknowns. */
    default Uses uses(Value with) {
        return spec().uses();
    }

    /**
     * What is to be done now.
     *
     * @throws io.parry.engine.value.NotYet when it cannot be said before something else is known
     */
    Plan plan(Inputs in, Reads now, Past past);
}
