package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of the playbook {@code origin-header-rotates}, and what a test makes of it. */
record RotationText(String text) {
    static final Path PLAYBOOK = Pages.ROOT.resolve("playbooks/origin-header-rotates");

    /** As it is, but that it waits for a second where it waited for many. */
    static RotationText ofThePlaybook() throws IOException {
        return new RotationText(Files.readString(PLAYBOOK.resolve("playbook.yaml")))
                .with("every: 20s", "every: 1s")
                .with("every: 5s", "every: 1s");
    }

    /** With another part in place of one that is there. */
    RotationText with(String part, String other) {
        assertTrue(text.contains(part), part);
        return new RotationText(text.replace(part, other));
    }

    /** Without what stands from the one up to the next other. */
    RotationText without(String from, String to) {
        return with(between(from, to), "");
    }

    /** What stands from the one up to the next other stands before a third. */
    RotationText moved(String from, String to, String before) {
        var part = between(from, to);
        return with(part, "").with(before, part + before);
    }

    private String between(String from, String to) {
        int begin = text.indexOf(from);
        int end = text.indexOf(to, begin);
        assertTrue(begin >= 0 && end > begin, from);
        return text.substring(begin, end);
    }

    /** In a folder, with its events beside it. */
    String in(Path folder) throws IOException {
        var events = Files.createDirectories(folder.resolve("events"));
        for (var file : new String[] {"rotation.json", "secret-label-updated.json"}) {
            Files.copy(PLAYBOOK.resolve("events").resolve(file), events.resolve(file));
        }
        return Files.writeString(folder.resolve("playbook.yaml"), text).toString();
    }
}
