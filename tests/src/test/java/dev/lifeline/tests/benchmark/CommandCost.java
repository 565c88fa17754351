package dev.lifeline.tests.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The cost of a command.
 *
 * @param elapsed nanoseconds on the wall
 * @param cpu nanoseconds of processors, its children's included
 * @param memory the peak memory of its processes, sampled 20 times per second; 0 without {@code /proc}
 */
record CommandCost(int status, double elapsed, double cpu, double memory) {
    private static final int LOOK_EVERY_MILLIS = 50;

    /** Runs it with the shell, which counts the processor time of its children. */
    static CommandCost by(String command) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process shell = new ProcessBuilder("sh", "-c", "(" + command + "); status=$?; times >&2; exit $status")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double memory = 0;
        while (!shell.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            memory = Math.max(memory, memory(shell));
        }
        double elapsed = System.nanoTime() - before;
        List<String> told = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new CommandCost(shell.exitValue(), elapsed, children(told.getLast()), memory);
    }

    private static double memory(Process shell) {
        return shell.descendants()
                .mapToDouble(process -> memory(Path.of("/proc", Long.toString(process.pid()), "status")))
                .max()
                .orElse(0);
    }

    private static double memory(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** POSIX: user and system time, as in {@code 0m1.50s 0m0.25s}. */
    private static double children(String times) {
        double seconds = 0;
        for (String time : times.strip().split("\\s+", -1)) {
            String[] parts = time.replace("s", "").split("m", -1);
            seconds += 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        }
        return 1e9 * seconds;
    }
}
