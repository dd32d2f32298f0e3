package io.parry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Python that has boto3, for tests that read back with another SDK: the one that the moto_server of PARRY_MOTO runs
 * with, else that of the PATH. Where neither has it the tests are skipped, except with CI=true, where they fail.
 */
final class Boto3 implements BeforeAllCallback {
    static final String MISSING = "no python3 with boto3 found: python3 -m pip install boto3, or name in PARRY_MOTO a"
            + " moto_server that is installed beside one";

    private static final Optional<Path> FOUND = first(candidates());

    @Override
    public void beforeAll(ExtensionContext context) {
        need(context.getDisplayName(), FOUND, "true".equals(System.getenv("CI")));
    }

    /** @throws IllegalStateException in CI where there is none */
    static void need(String test, Optional<Path> interpreter, boolean ci) {
        if (interpreter.isPresent()) {
            return;
        }
        if (ci) {
            throw new IllegalStateException(MISSING);
        }
        System.err.println("SKIPPED " + test + ": " + MISSING);
        Assumptions.abort(MISSING);
    }

    static Path interpreter() {
        return FOUND.orElseThrow();
    }

    private static Stream<Path> candidates() {
        var beside = Stream.ofNullable(System.getenv("PARRY_MOTO"))
                .flatMap(moto -> Stream.of("python", "python3").map(Path.of(moto)::resolveSibling));
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "python3"));
        return Stream.concat(beside, path);
    }

    /** The first of them that has it. */
    static Optional<Path> first(Stream<Path> interpreters) {
        return interpreters.filter(Files::isExecutable).filter(Boto3::hasIt).findFirst();
    }

    private static boolean hasIt(Path interpreter) {
        try {
            var process = new ProcessBuilder(interpreter.toString(), "-c", "import boto3")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException noProgram) {
            return false;
        }
    }
}
