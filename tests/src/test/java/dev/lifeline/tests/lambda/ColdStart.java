package dev.lifeline.tests.lambda;

import dev.lifeline.functions.TaskStateChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How long a function takes from the start of its process to its first answer, on one core, beside a bare handler; and
 * how long its first event takes after a restore, beside a warm one. The numbers of one machine and one hour: only
 * their ratios say something.
 */
public final class ColdStart {
    private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

    private ColdStart() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer of the Runtime API waits 40 ms
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        Path folder = Files.createTempDirectory("coldstart");
        Path bareJar = BareJar.write(folder);
        try (Backend backend = Backend.start()) {
            Function.Plan ours = new Function.Plan(
                    ONE_CORE,
                    List.of("-XX:TieredStopAtLevel=1"),
                    List.of(FunctionJar.PATH),
                    TaskStateChange.class.getName(),
                    backend.environment());
            Function.Plan bare = new Function.Plan(
                    ONE_CORE,
                    List.of("-XX:TieredStopAtLevel=1"),
                    List.of(bareJar),
                    BareHandler.class.getName(),
                    backend.environment());
            SampleRuns samples = new SampleRuns(backend.store());
            List<Took> mine = new ArrayList<>();
            List<Took> others = new ArrayList<>();
            for (int run = -1; run < runs; run++) {
                Took first = coldStart(ours, samples.event("cold-" + run));
                Took other = coldStart(bare, "{}");
                if (run >= 0) { // The first of each only fills the caches of disk and emulator.
                    mine.add(first);
                    others.add(other);
                }
            }
            compare("cold start", mine, others, Took::wall);
            compare("cold start, processor", mine, others, Took::cpu);
            restored(ours, samples, runs);
        }
    }

    /** Milliseconds. */
    private record Took(double wall, double cpu) {}

    private static void compare(String what, List<Took> ours, List<Took> bare, ToDoubleFunction<Took> measure) {
        List<Double> mine = ours.stream().map(measure::applyAsDouble).toList();
        List<Double> others = bare.stream().map(measure::applyAsDouble).toList();
        print(what + ", ours", mine);
        print(what + ", bare", others);
        System.out.printf(Locale.ROOT, "ratio %.2f%n", median(mine) / median(others));
    }

    private static Took coldStart(Function.Plan plan, String payload) throws IOException, InterruptedException {
        try (Function function = Function.start(plan)) {
            Outcome outcome = function.api().invoke("first", payload);
            double took = millis(System.nanoTime() - function.started());
            if (outcome instanceof Outcome.Failed || outcome.body().contains("itemIdentifier")) {
                throw new AssertionError(outcome + "\n" + String.join("\n", function.lines()));
            }
            return new Took(took, function.cpu().toNanos() / 1e6);
        }
    }

    private static void restored(Function.Plan plan, SampleRuns samples, int runs)
            throws IOException, InterruptedException {
        List<Double> first = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        Function.Plan snapStart = new Function.Plan(
                        plan.command(), List.of(), plan.jars(), plan.handler(), plan.environment())
                .with(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        for (int run = 0; run < runs; run++) {
            try (Function function = Function.start(snapStart)) {
                function.api().init();
                Thread.sleep(Duration.ofSeconds(1));
                first.add(timed(function, samples.event("restored-" + run)));
                List<Double> later = new ArrayList<>();
                for (int event = 0; event < 20; event++) {
                    later.add(timed(function, samples.event("warm-" + run + "-" + event)));
                }
                warm.add(median(later));
            }
        }
        print("first event after restore", first);
        print("warm event", warm);
        System.out.printf(Locale.ROOT, "ratio %.2f%n", median(first) / median(warm));
    }

    private static double timed(Function function, String payload) throws InterruptedException {
        long before = System.nanoTime();
        function.api().invoke("id", payload);
        return millis(System.nanoTime() - before);
    }

    private static void print(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-28s median %.1f ms, from %.1f to %.1f (%d runs)%n",
                what,
                median(times),
                sorted.getFirst(),
                sorted.getLast(),
                times.size());
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
