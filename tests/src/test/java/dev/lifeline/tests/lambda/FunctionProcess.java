package dev.lifeline.tests.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A function in a separate JVM, started as Lambda starts it, with its output in a file. */
final class FunctionProcess implements AutoCloseable {
    private static final String LOG = "log";
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** The JVM options of Lambda's Java runtime, as far as a function can see them. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    private final RuntimeApi api;
    private final Process process;
    private final Path folder;
    private final Path output;
    private final long started;

    private FunctionProcess(RuntimeApi api, Process process, Path folder, long started) {
        this.api = api;
        this.process = process;
        this.folder = folder;
        this.output = folder.resolve(LOG);
        this.started = started;
    }

    /**
     * How to start it.
     *
     * @param command the prefix of the JVM's command
     * @param options of the JVM, beside those of Lambda
     * @param jars the deployed jars; the runtime is added
     * @param handler the class
     */
    record StartCommand(
            List<String> command,
            List<String> options,
            List<Path> jars,
            String handler,
            Map<String, String> environment) {

        StartCommand with(Map<String, String> more) {
            Map<String, String> all = new java.util.HashMap<>(environment);
            all.putAll(more);
            return new StartCommand(command, options, jars, handler, all);
        }

        StartCommand with(String... more) {
            return new StartCommand(
                    command, Stream.concat(options.stream(), Stream.of(more)).toList(), jars, handler, environment);
        }
    }

    static FunctionProcess start(StartCommand plan) throws IOException {
        RuntimeApi api = new RuntimeApi();
        Path folder = Files.createTempDirectory("function");
        Path output = folder.resolve(LOG);
        List<String> command = new ArrayList<>(plan.command());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(plan.options());
        List<String> path = Stream.concat(runtime(), plan.jars().stream().map(Path::toString))
                .toList();
        command.addAll(
                List.of("-cp", String.join(File.pathSeparator, path), CLIENT, plan.handler() + "::handleRequest"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(plan.environment());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("LAMBDA_TASK_ROOT", folder.toString());
        long started = System.nanoTime();
        return new FunctionProcess(api, builder.start(), folder, started);
    }

    /** The jars of Lambda's runtime on this class path. */
    private static Stream<String> runtime() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(
                        jar -> jar.matches(
                                ".*/(aws-lambda-java-(runtime-interface-client|serialization|core)|utils-lite|annotations)-[0-9.]+[.]jar"));
    }

    RuntimeApi api() {
        return api;
    }

    /** By {@link System#nanoTime}. */
    long started() {
        return started;
    }

    /** Its processor time, which, unlike elapsed time, excludes other programs. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it has written so far, line by line. */
    List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        api.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("left behind: " + folder, failure);
        }
    }
}
