package io.parry.engine.run.matrix;

import io.parry.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The engine with one change to its source, compiled in memory and put in the real one's place.
 *
 * @param in a part of the names of the scenarios of which every order is gone through; empty for the matrix
 * @param file the class of the run's, the plan's or the journal's package that is changed
 * @param from what is changed, but for white space; stands once in the file
 */
record BrokenEngine(String name, String why, String in, String file, String from, String to) {
    private static final String ENGINE = "io.parry.engine.";
    private static final List<String> PACKAGES = List.of("run", "plan", "journal");
    private static final Path SOURCES = Path.of("src/main/java/io/parry/engine");

    static BrokenEngine of(Value row) {
        return new BrokenEngine(
                row.at("name").text(),
                row.at("why").text(),
                row.at("in") instanceof Value.Text in ? in.text() : "",
                row.at("file").text(),
                row.at("from").text(),
                row.at("to").text());
    }

    /** What the whole matrix finds wrong with it. */
    @SuppressWarnings("unchecked")
    Map<String, Integer> swept() throws IOException, ReflectiveOperationException {
        var loader = new Loader(compiled());
        var matrix = in.isEmpty()
                ? loader.loadClass(Matrix.class.getName())
                        .getDeclaredConstructor()
                        .newInstance()
                : loader.loadClass(Orders.class.getName())
                        .getDeclaredConstructor(String.class)
                        .newInstance(in);
        return ((Supplier<Map<String, Integer>>) matrix).get();
    }

    private String source() throws IOException {
        var text = Files.readString(SOURCES.resolve(place()));
        var rule = Pattern.compile(
                Stream.of(from.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s*")));
        long found = rule.matcher(text).results().count();
        if (found != 1) {
            throw new AssertionError(name + ": the rule stands " + found + " times in " + file);
        }
        return rule.matcher(text).replaceFirst(Matcher.quoteReplacement(to));
    }

    /** {@code run/StepRun.java}. */
    private String place() {
        return PACKAGES.stream()
                .map(known -> known + "/" + file + ".java")
                .filter(place -> Files.exists(SOURCES.resolve(place)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + ": there is no " + file));
    }

    private Map<String, byte[]> compiled() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        var classes = new HashMap<String, ByteArrayOutputStream>();
        try (var files = new Memory(compiler.getStandardFileManager(null, null, null), classes)) {
            var options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
            var source = new Source(place(), source());
            if (!compiler.getTask(said, files, null, options, null, List.of(source))
                    .call()) {
                throw new AssertionError(name + " does not compile:\n" + said);
            }
        }
        return classes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toByteArray()));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String place, String text) throws IOException {
            super(uri(place), Kind.SOURCE);
            this.text = text;
        }

        private static URI uri(String place) throws IOException {
            try {
                return new URI("string:///io/parry/engine/" + place);
            } catch (URISyntaxException error) {
                throw new IOException(error);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, none -> new ByteArrayOutputStream());
                }
            };
        }
    }

    /** Has these packages to itself, so that what was changed meets its own neighbours. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> changed;

        Loader(Map<String, byte[]> changed) {
            super(BrokenEngine.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (PACKAGES.stream().noneMatch(own -> name.startsWith(ENGINE + own + "."))) {
                    return super.loadClass(name, resolve);
                }
                var loaded = findLoadedClass(name);
                return loaded != null ? loaded : defined(name);
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            var bytes = changed.getOrDefault(name, new byte[0]);
            var code = bytes.length == 0 ? original(name) : bytes;
            return defineClass(name, code, 0, code.length);
        }

        private byte[] original(String name) throws ClassNotFoundException {
            try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                return stream.readAllBytes();
            } catch (IOException error) {
                throw new ClassNotFoundException(name, error);
            }
        }
    }
}
