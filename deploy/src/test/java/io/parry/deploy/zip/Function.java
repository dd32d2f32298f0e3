package io.parry.deploy.zip;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The unpacked zip in a JVM of its own, run by AWS's runtime interface client, as Lambda does. */
final class Function implements AutoCloseable {
    static final Path ZIP = Path.of("target/parry-dispatcher.zip");
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final Process process;

    private Function(Process process) {
        this.process = process;
    }

    /** Unpacks it as Lambda does to its task root. */
    static void unpack(Path file, Path root) {
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                var target = root.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (var bytes = zip.getInputStream(entry)) {
                    Files.copy(bytes, target);
                }
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /**
     * @param root the task root
     * @param environment what the deployment sets
     * @param options of the JVM
     * @param log where stdout goes
     */
    static Function start(Path root, RuntimeApi api, Map<String, String> environment, List<String> options, Path log) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(root), CLIENT, "io.parry.deploy.Dispatcher::handleRequest"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("PARRY_"));
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "parry");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/parry");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "one");
        variables.put("LAMBDA_TASK_ROOT", root.toString());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        variables.putAll(environment);
        try {
            var function = new Function(builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(function::close));
            return function;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /**
     * What Lambda puts there: the root, every jar of {@code lib} by its name, and the client, which is Lambda's own.
     */
    private static String classPath(Path root) {
        try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
            var own = jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted();
            var lambda = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(name -> name.contains("aws-lambda-java-runtime-interface-client")
                            || name.contains("aws-lambda-java-serialization")
                            || name.contains("utils-lite"));
            return String.join(
                    File.pathSeparator,
                    Stream.concat(Stream.of(root.toString()), Stream.concat(own, lambda))
                            .toList());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
