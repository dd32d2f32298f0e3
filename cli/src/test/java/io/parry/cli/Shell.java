package io.parry.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types the commands of a page as a reader would, in a shell, from the root. {@code bin/parry} is this build,
 * {@code /tmp} a folder of the test, and the emulator's port one that is free.
 */
final class Shell implements AutoCloseable {
    private static final String PROMPT = "$ ";
    private static final String EMULATOR = "bin/emulator";
    private static final String NEXT = "\u0001";
    private static final String READY = "running at";

    private final Path folder;
    private final String port;
    private final List<Process> running = new ArrayList<>();

    Shell(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = String.valueOf(port);
        Files.writeString(folder.resolve("parry"), """
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dstdout.encoding=UTF-8 \
                -Dstderr.encoding=UTF-8 -cp '%s' io.parry.cli.Main "$@"
                """.formatted(
                        System.getProperty("java.home"), System.getProperty("java.class.path")));
    }

    /** The block with what its commands say now. */
    String type(Pages.Block block) throws IOException {
        var commands = block.text()
                .lines()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
        var said = commands.equals(List.of(EMULATOR)) ? List.of(started(EMULATOR)) : said(commands);
        var text = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            text.append(PROMPT).append(commands.get(i)).append("\n").append(said.get(i));
        }
        return text.toString();
    }

    /** What each of the commands said, all typed into one shell. */
    private List<String> said(List<String> commands) throws IOException {
        var script = commands.stream().map(command -> "printf '\\1'\n" + here(command));
        var process = start(script.collect(Collectors.joining("\n")));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(said.split(NEXT, -1)).skip(1).map(this::there).toList();
    }

    private String started(String command) throws IOException {
        var process = start("exec " + command);
        running.add(process);
        var said = new StringBuilder();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append("\n");
            if (line.startsWith(READY)) {
                return there(said.toString());
            }
        }
        throw new AssertionError(command + " ended:\n" + said);
    }

    private Process start(String script) throws IOException {
        var builder = new ProcessBuilder("sh", "-c", script)
                .directory(Pages.ROOT.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PARRY_EMULATOR_PORT", port);
        return builder.start();
    }

    private String here(String command) {
        return command.replace("/tmp/", folder + "/")
                .replace("5555", port)
                .replace("bin/parry", "sh '" + folder + "/parry'");
    }

    private String there(String said) {
        return said.replace(folder + "/", "/tmp/").replace(port, "5555");
    }

    @Override
    public void close() {
        for (var process : running) {
            process.destroy();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
