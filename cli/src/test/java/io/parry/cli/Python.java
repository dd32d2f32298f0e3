package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scripts that make a world in the emulator and read it back with boto3. */
public final class Python {
    private Python() {}

    /**
     * What the script printed; fails with that where the script failed.
     *
     * @param emulator stands in the script's PARRY_STORY_URL
     */
    public static String says(URI emulator, Path script, String verb, Path folder, String... more) throws IOException {
        var command =
                new ArrayList<>(List.of(Boto3.interpreter().toString(), script.toString(), verb, folder.toString()));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PARRY_STORY_URL", emulator.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.onExit().join().exitValue(), script + " " + verb + ":\n" + said);
        return said;
    }
}
