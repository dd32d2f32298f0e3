package io.parry.deploy;

import io.parry.engine.value.Value;

/** One kind of request that the function answers. */
interface Door {
    boolean takes(Value request);

    /**
     * The answer, for whoever waits for it.
     *
     * @throws NotDone where that has to be told
     */
    Value answer(Value request, Invocation invocation);
}
