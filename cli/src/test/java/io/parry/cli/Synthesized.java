package io.parry.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What {@code parry synth} has written for some playbooks, with code that is none. */
record Synthesized(Path folder, Told told) {
    static final String INPUTS = "src/test/synth/inputs.yaml";
    static final String HOME = "parry.template.json";
    static final String MEMBER = "member.template.json";

    /** @param arguments playbooks and options; none: all of ours */
    static Synthesized of(Path folder, String... arguments) {
        var out = folder.resolve("out");
        var line = new ArrayList<>(List.of("synth"));
        line.addAll(arguments.length == 0 ? List.of("../playbooks") : List.of(arguments));
        line.addAll(List.of("--inputs", INPUTS, "--out", out.toString()));
        if (!line.contains("--code")) {
            line.addAll(List.of("--code", code(folder).toString()));
        }
        return new Synthesized(out, Told.by(line.toArray(String[]::new)));
    }

    /** The same, where it has worked. */
    static Synthesized done(Path folder, String... arguments) {
        var done = of(folder, arguments);
        assertEquals(0, done.told.code(), done.told.out() + done.told.err());
        return done;
    }

    private static Path code(Path folder) {
        return zip(folder.resolve("code.zip"), Map.of("lib/parry-deploy.jar", "PK"));
    }

    /** @param files by their names */
    static Path zip(Path file, Map<String, String> files) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return file;
    }

    Value home() {
        return template(HOME);
    }

    Value member() {
        return template(MEMBER);
    }

    Value template(String name) {
        try {
            return Json.read(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (JsonError error) {
            throw new IllegalStateException(error);
        }
    }

    /** Resources of the home template of a type, by their logical ids. */
    Map<String, Value> resources(String type) {
        var found = new TreeMap<String, Value>();
        home().at("Resources").members().forEach((id, resource) -> {
            if (resource.at("Type").equals(Value.of(type))) {
                found.put(id, resource);
            }
        });
        return found;
    }

    /** Every file, by its name. */
    Map<String, List<Byte>> bytes() {
        var files = new TreeMap<String, List<Byte>>();
        try (Stream<Path> all = Files.list(folder)) {
            for (var file : all.toList()) {
                var bytes = new ArrayList<Byte>();
                for (byte one : Files.readAllBytes(file)) {
                    bytes.add(one);
                }
                files.put(String.valueOf(file.getFileName()), bytes);
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return files;
    }

    /** Name of the function's zip. */
    String zip() {
        return bytes().keySet().stream()
                .filter(name -> name.endsWith(".zip"))
                .findFirst()
                .orElseThrow();
    }
}
