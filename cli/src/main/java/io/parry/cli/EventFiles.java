package io.parry.cli;

import io.parry.engine.diagnostic.Location;
import io.parry.engine.diagnostic.Problem;
import io.parry.engine.diagnostic.ProblemCode;
import io.parry.engine.diagnostic.Problems;
import io.parry.engine.match.Event;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Events in files as they come: one, an array, JSON lines, a CloudTrail log; plain or compressed. */
final class EventFiles {
    private static final String STDIN = "-";

    private final Problems problems;
    private final Map<String, String> sources;

    EventFiles(Problems problems, Map<String, String> sources) {
        this.problems = problems;
        this.sources = sources;
    }

    void read(List<String> places, Consumer<Event> each) {
        for (var place : places) {
            if (place.equals(STDIN)) {
                read(STDIN, System.in, each);
            } else {
                files(place).forEach(file -> read(file, each));
            }
        }
    }

    private static List<Path> files(String place) {
        if (place.isBlank()) {
            throw Refused.usage("`--event` is empty; a file, a folder, a quoted glob or `-` expected");
        }
        var files = isGlob(place) ? glob(place) : inPlace(Path.of(place));
        if (files.isEmpty()) {
            throw Refused.usage("no events in `" + place + "`");
        }
        return files;
    }

    private static boolean isGlob(String place) {
        return place.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0) && !Files.exists(Path.of(place));
    }

    private static List<Path> inPlace(Path place) {
        if (Files.isDirectory(place)) {
            return walk(place).filter(EventFiles::isEventFile).toList();
        }
        if (!Files.exists(place)) {
            throw Refused.usage("there is no `" + place + "`");
        }
        return List.of(place);
    }

    private static boolean isEventFile(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.matches("(?i).*\\.(json|jsonl|ndjson|log)(\\.gz)?");
    }

    private static List<Path> glob(String pattern) {
        try {
            var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return walk(fixedPart(pattern)).filter(matcher::matches).toList();
        } catch (InvalidPathException | java.util.regex.PatternSyntaxException bad) {
            throw Refused.usage("`" + pattern + "` is no glob: " + bad.getMessage());
        }
    }

    /** The folder before the first wildcard. */
    private static Path fixedPart(String pattern) {
        var fixed = pattern.replaceFirst("[^/]*[*?\\[{].*", "");
        return Path.of(fixed);
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException error) {
            throw Refused.usage("cannot read `" + folder + "`: " + error.getMessage());
        }
    }

    private void read(Path file, Consumer<Event> each) {
        try (var stream = Files.newInputStream(file)) {
            read(file.toString(), stream, each);
        } catch (IOException error) {
            unreadable(file.toString(), error);
        }
    }

    private void read(String name, InputStream stream, Consumer<Event> each) {
        var numbered = new Numbered(name, each);
        try {
            int values = Json.readAll(unpacked(stream), value -> each(value, numbered));
            if (values == 0 && !name.equals(STDIN)) {
                problems.add(Problem.error(
                        ProblemCode.INVALID_EVENT, Location.startOf(name), "no event here, the file is empty"));
            }
        } catch (JsonError error) {
            problems.add(Problem.error(
                            ProblemCode.JSON_SYNTAX, at(name, error.line(), error.column()), error.getMessage() + "")
                    .hint("events are JSON: one, an array, one a line, or a CloudTrail log; plain or gzip"));
            keepSource(name);
        } catch (IOException error) {
            unreadable(name, error);
        }
        numbered.flush();
    }

    private void unreadable(String name, IOException error) {
        problems.add(Problem.error(
                ProblemCode.UNREADABLE_FILE, Location.startOf(name), "cannot be read: " + error.getMessage()));
    }

    /** So that the problem can be drawn; a file too large to look at is not kept. */
    private void keepSource(String name) {
        try {
            var file = Path.of(name);
            if (!name.equals(STDIN) && Files.size(file) < 1 << 20) {
                sources.put(name, Files.readString(file));
            }
        } catch (IOException notText) {
            // Without its text a problem is drawn without an excerpt.
            sources.remove(name);
        }
    }

    private void each(Value value, Numbered to) {
        if (value instanceof Value.Obj || value instanceof Value.Arr) {
            Envelope.unwrap(value).forEach(event -> {
                if (event instanceof Value.Obj) {
                    to.accept(event);
                } else {
                    notAnEvent(event, to.name);
                }
            });
        } else {
            notAnEvent(value, to.name);
        }
    }

    private void notAnEvent(Value value, String name) {
        problems.add(Problem.error(
                ProblemCode.INVALID_EVENT, Location.startOf(name), "an event is a map, found " + value.kind()));
    }

    private static Location at(String name, int line, int column) {
        return new Location(name, Math.max(1, line), Math.max(1, column), Math.max(1, column) + 1);
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        var buffered = new BufferedInputStream(stream, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /** Names events by their file, with a number where it holds several. Holds one back to know whether it is alone. */
    private static final class Numbered {
        private final String name;
        private final Consumer<Event> each;
        private int count;
        private @org.jspecify.annotations.Nullable Value first;

        Numbered(String name, Consumer<Event> each) {
            this.name = name;
            this.each = each;
        }

        void accept(Value value) {
            count++;
            // Whoever feeds a pipe may wait for what comes of one event before the next is sent.
            if (count == 1 && !name.equals(STDIN)) {
                first = value;
                return;
            }
            if (first != null) {
                each.accept(new Event(first, name + "#1"));
                first = null;
            }
            each.accept(new Event(value, count == 1 ? name : name + "#" + count));
        }

        void flush() {
            if (first != null) {
                each.accept(new Event(first, name));
                first = null;
            }
        }
    }
}
