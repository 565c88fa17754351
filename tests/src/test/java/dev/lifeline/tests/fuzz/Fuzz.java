package dev.lifeline.tests.fuzz;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each target to Jazzer for so many minutes, two at a time; ends with 1 when one of them has a finding. The input
 * of a finding is in {@code tests/target/fuzz}; add it to {@code tests/src/test/resources/fuzz}.
 */
public final class Fuzz {
    private static final int AT_ONCE = 2;
    private static final Path WORK = Repository.ROOT.resolve("tests/target/fuzz");

    private Fuzz() {}

    private record Fuzzed(FuzzTarget target, Process process) {}

    /**
     * Fuzzes, and prints the results.
     *
     * @param arguments minutes for each target, then optionally the names of targets
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Zero would mean forever.
        int minutes = Math.max(1, Integer.parseInt(arguments[0]));
        List<FuzzTarget> targets = targets(arguments);
        List<FuzzTarget> broken = new ArrayList<>();
        for (int first = 0; first < targets.size(); first += AT_ONCE) {
            List<Fuzzed> running = new ArrayList<>();
            for (FuzzTarget target : targets.subList(first, Math.min(first + AT_ONCE, targets.size()))) {
                running.add(new Fuzzed(target, start(target, minutes)));
            }
            for (Fuzzed fuzzed : running) {
                if (fuzzed.process().waitFor() != 0) {
                    broken.add(fuzzed.target());
                }
                report(fuzzed.target());
            }
        }
        if (!broken.isEmpty()) {
            System.err.println("findings: " + broken + "; see " + WORK);
            System.exit(1);
        }
    }

    private static List<FuzzTarget> targets(String[] arguments) {
        List<FuzzTarget> named = new ArrayList<>();
        for (int each = 1; each < arguments.length; each++) {
            named.add(FuzzTarget.valueOf(arguments[each]));
        }
        return named.isEmpty() ? List.of(FuzzTarget.values()) : named;
    }

    private static Process start(FuzzTarget target, int minutes) throws IOException {
        Path folder = WORK.resolve(target.name());
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Path grown = Files.createDirectories(folder.resolve("corpus"));
        for (FuzzTarget.Seed seed : target.corpus()) {
            Files.write(seeds.resolve(seed.name()), seed.bytes());
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Dlifeline.root=" + Repository.ROOT,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.className(),
                        "--instrumentation_includes=dev.lifeline.**:org.yaml.snakeyaml.**",
                        "--custom_hook_includes=dev.lifeline.**",
                        "-max_total_time=" + minutes * 60,
                        "-timeout=10",
                        "-rss_limit_mb=3072",
                        "-max_len=65536",
                        "-print_final_stats=1",
                        "-artifact_prefix=" + folder + "/",
                        grown.toString(),
                        seeds.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** The last that libFuzzer says of its coverage, and its counts. */
    private static void report(FuzzTarget target) throws IOException {
        List<String> lines = Files.readAllLines(WORK.resolve(target.name()).resolve("output"));
        lines.stream()
                .filter(line -> line.contains("cov:"))
                .reduce((before, last) -> last)
                .ifPresent(last -> print(target, last));
        lines.stream()
                .filter(line -> line.startsWith("Done ")
                        || line.startsWith("== Java Exception")
                        || line.contains("number_of_executed_units")
                        || line.contains("ERROR: libFuzzer"))
                .forEach(line -> print(target, line));
    }

    private static void print(FuzzTarget target, String line) {
        System.out.println(target + ": " + line);
    }
}
