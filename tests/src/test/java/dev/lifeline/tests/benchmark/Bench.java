package dev.lifeline.tests.benchmark;

import dev.lifeline.tests.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code make bench}: measures all that docs/explanation/performance.md says, each part in a JVM of its own, and prints
 * it as a table. Arguments name the parts to measure; without any it is all of them.
 */
final class Bench {
    private static final List<Part> PARTS = List.of(
            new Part("events", EventFigures.class, List.of()),
            new Part("table", TableFigures.class, List.of("-XX:+UseSerialGC")),
            new Part("replay", ReplayFigures.class, List.of()),
            new Part("whatif", WhatIfFigures.class, List.of()),
            new Part("simulation", SimulationFigures.class, List.of("-XX:+UseParallelGC", "-Xmx4g")),
            new Part("start", dev.lifeline.tests.lambda.ColdStart.class, List.of()),
            new Part("pace", dev.lifeline.tests.pace.HeldLaunches.class, List.of()));

    private Bench() {}

    /**
     * A program that prints rows of the table among other lines.
     *
     * @param options of its JVM
     */
    private record Part(String name, Class<?> program, List<String> options) {}

    public static void main(String... names) throws IOException, InterruptedException {
        List<String> wanted = Stream.of(names).filter(name -> !name.isBlank()).toList();
        List<String> table = new ArrayList<>(List.of(
                machine(), "", "| what | measured | beside | measured | ratio | goal |", "|---|---|---|---|---|---|"));
        for (Part part : PARTS) {
            if (wanted.isEmpty() || wanted.contains(part.name())) {
                table.addAll(rows(part));
            }
        }
        Path file = Repository.ROOT.resolve("tests/target/bench.md");
        Files.write(file, table);
        table.forEach(System.out::println);
        System.out.println("\nwritten to " + file);
    }

    private static List<String> rows(Part part) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlifeline.root=" + Repository.ROOT,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(1, part.options());
        command.add(part.program().getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> rows = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println(line);
                if (line.startsWith("| ")) {
                    rows.add(line);
                }
            }
        }
        if (process.waitFor() != 0 || rows.isEmpty()) {
            throw new IllegalStateException("the part " + part.name() + " failed");
        }
        return rows;
    }

    private static String machine() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        String model = Files.exists(processors)
                ? Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("")
                : "";
        return "%s, %d processors (%s %s), Java %s, load %.1f at the start"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        model,
                        Runtime.version(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
