package dev.lifeline.tests.spec;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tlc2.TLC;

/** TLC in a virtual machine of its own, on one core: it has global state, and ends its virtual machine. */
final class Tlc {
    private static final Path WORK = Repository.ROOT.resolve("tests/target/spec");
    private static final Pattern DONE =
            Pattern.compile("([0-9]+) states generated, ([0-9]+) distinct states found, ([0-9]+) states left on queue");
    private static final Pattern DEPTH = Pattern.compile("depth of the complete state graph search is ([0-9]+)");
    private static final Pattern VIOLATED =
            Pattern.compile("(?:Invariant|Action property) (\\w+) is violated|(Temporal properties) were violated");

    private final String name;
    private final Duration patience;

    /** @param name the name of the check, for its files */
    Tlc(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    /**
     * What TLC found.
     *
     * @param violated the violated property; empty if everything holds in all states
     * @param text the output of TLC
     */
    record TlcResult(long states, int depth, Optional<String> violated, Duration took, String text) {
        @Override
        public String toString() {
            return "%,d distinct states, depth %d, %s, %d s"
                    .formatted(
                            states,
                            depth,
                            violated.map(what -> what + " is violated").orElse("all holds"),
                            took.toSeconds());
        }
    }

    TlcResult check(Model model) throws IOException, InterruptedException {
        return run(model, List.of());
    }

    /** Checks the model and keeps its whole graph of states. */
    Path dump(Model model) throws IOException, InterruptedException {
        Path graph = directory().resolve("graph");
        TlcResult found = run(model, List.of("-dump", "dot", graph.toString()));
        if (found.violated().isPresent()) {
            throw new AssertionError(found.text());
        }
        System.out.println("TLC: " + name + ": " + found);
        return graph.resolveSibling("graph.dot");
    }

    private Path directory() throws IOException {
        return Files.createDirectories(WORK.resolve(name));
    }

    private TlcResult run(Model model, List<String> options) throws IOException, InterruptedException {
        Path directory = directory();
        Files.copy(Model.SPECIFICATION, directory.resolve("Lifeline.tla"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(directory.resolve("Lifeline.cfg"), model.config());
        Path output = directory.resolve("output");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command(options))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(name + ": TLC takes longer than " + patience + "; its output is in " + output);
        }
        return found(Files.readString(output), Duration.ofNanos(System.nanoTime() - start));
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx2g",
                "-Djava.io.tmpdir=.",
                "-classpath",
                jar().toString(),
                "tlc2.TLC",
                "-nowarning",
                "-workers",
                "1",
                "-fp",
                "1",
                "-metadir",
                "states",
                // Not repeatedly while the graph grows: it is small.
                "-lncheck",
                "final"));
        command.addAll(options);
        command.add("Lifeline");
        return command;
    }

    private static Path jar() {
        try {
            return Path.of(TLC.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private TlcResult found(String text, Duration took) {
        Matcher done = DONE.matcher(text);
        long states = 0;
        boolean complete = false;
        while (done.find()) {
            states = Long.parseLong(done.group(2));
            complete = done.group(3).equals("0");
        }
        Matcher violation = VIOLATED.matcher(text);
        Optional<String> violated = violation.find()
                ? Optional.of(Optional.ofNullable(violation.group(1)).orElse(violation.group(2)))
                : Optional.empty();
        if (violated.isEmpty() && !(complete && text.contains("No error has been found"))) {
            throw new AssertionError(name + ": TLC could not check the model\n" + text);
        }
        Matcher depth = DEPTH.matcher(text);
        return new TlcResult(states, depth.find() ? Integer.parseInt(depth.group(1)) : 0, violated, took, text);
    }
}
