package io.parry.deploy;

import io.parry.engine.Engine;
import io.parry.engine.action.Catalog;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.Bundle;
import io.parry.engine.bundle.Trust;
import io.parry.engine.match.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

final class Beside {
    private Beside() {}

    static Supplier<Engine> engine(Catalog catalog, Home home, Clock clock) {
        try {
            var file = Path.of(System.getenv().getOrDefault("LAMBDA_TASK_ROOT", ""), "bundle.json");
            var engine = Engine.of(
                    Bundle.read(Files.readAllBytes(file), Trust.ofWhatIsDeployed(), catalog), catalog, home, clock);
            return () -> engine;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (BadBundle bad) {
            throw new NotDone(String.valueOf(bad.getMessage()));
        }
    }
}
