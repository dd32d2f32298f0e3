package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The way from playbooks to rules with one change to its source, compiled and put in the real one's place.
 *
 * @param file the class that is changed
 * @param from what is changed, but for white space; stands once in the file
 */
record BrokenRules(String name, String why, String file, String from, String to) {
    private static final Path SOURCES = Path.of("src/main/java/io/parry/cli/pattern");

    static BrokenRules of(Value row) {
        return new BrokenRules(
                row.at("name").text(),
                row.at("why").text(),
                row.at("file").text(),
                row.at("from").text(),
                row.at("to").text());
    }

    /** How many pairs it takes until an event is lost; 0 where none is. */
    @SuppressWarnings("unchecked")
    int pairs(Path folder, long seed, int most) throws IOException, ReflectiveOperationException {
        compile(folder);
        var pairs = new Loader(folder)
                .loadClass(Pairs.class.getName())
                .getDeclaredConstructor(long.class)
                .newInstance(seed);
        return ((IntFunction<Integer>) pairs).apply(most);
    }

    private void compile(Path folder) throws IOException {
        var source = Files.writeString(folder.resolve(file + ".java"), source());
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString());
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new AssertionError(name + " does not compile:\n" + said);
            }
        }
    }

    private String source() throws IOException {
        var text = Files.readString(SOURCES.resolve(file + ".java"));
        var rule = Pattern.compile(
                Stream.of(from.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s*")));
        long found = rule.matcher(text).results().count();
        if (found != 1) {
            throw new AssertionError(name + ": the rule stands " + found + " times in " + file);
        }
        return rule.matcher(text).replaceFirst(Matcher.quoteReplacement(to));
    }

    /** Has this package to itself, so that what was changed meets its own neighbours. */
    private static final class Loader extends ClassLoader {
        private static final String OWN = BrokenRules.class.getPackageName() + ".";

        private final Path changed;

        Loader(Path changed) {
            super(BrokenRules.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(OWN)) {
                    return super.loadClass(name, resolve);
                }
                var loaded = findLoadedClass(name);
                return loaded != null ? loaded : defined(name);
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            var place = name.replace('.', '/') + ".class";
            try {
                var own = changed.resolve(place);
                var code = Files.exists(own) ? Files.readAllBytes(own) : original(place);
                return defineClass(name, code, 0, code.length);
            } catch (IOException error) {
                throw new ClassNotFoundException(name, error);
            }
        }

        private byte[] original(String place) throws IOException {
            try (var stream = Objects.requireNonNull(getParent().getResourceAsStream(place), place)) {
                return stream.readAllBytes();
            }
        }
    }
}
