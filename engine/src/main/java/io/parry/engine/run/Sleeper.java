package io.parry.engine.run;

import java.time.Duration;

/** Waits. Real on a laptop, virtual in tests. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration);
}
