package io.parry.engine.action;

import io.parry.engine.value.Value;

/** What a step was given. */
public interface Inputs {
    /** All of {@code with}, evaluated; may hold unknowns. */
    Value with();

    /** One member of {@code with}; may be unknown: pass it on. */
    default Value get(String name) {
        return with().at(name);
    }

    /**
     * One member as text.
     *
     * @throws io.parry.engine.value.NotYet when it is unknown
     */
    default String text(String name) {
        return get(name).text();
    }

    /** Where the step acts. */
    Target target();

    Moment moment();
}
