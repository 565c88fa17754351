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
 * how long its first event takes after a restore, beside a warm one and beside the first of a handler that does
 * nothing, which is what the runtime client itself takes. The numbers of one machine and one hour: only their ratios
 * say something.
 */
public final class ColdStart {
    /** Events after the first; the system counts processor time by hundredths of a second. */
    private static final int WARM = 20;

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
            compare("cold start, ours", mine, "cold start, bare", others, Took::wall);
            compare("our processor time", mine, "that of the bare one", others, Took::cpu);
            Function.Plan idle = new Function.Plan(
                    ONE_CORE, List.of(), List.of(bareJar), IdleHandler.class.getName(), backend.environment());
            restored(ours, idle, samples, runs);
        }
    }

    /** Milliseconds. */
    private record Took(double wall, double cpu) {}

    private static void compare(
            String what, List<Took> some, String other, List<Took> others, ToDoubleFunction<Took> measure) {
        List<Double> these = some.stream().map(measure::applyAsDouble).toList();
        List<Double> those = others.stream().map(measure::applyAsDouble).toList();
        print(what, these);
        print(other, those);
        System.out.printf(Locale.ROOT, "ratio %.2f%n", median(some, measure) / median(others, measure));
    }

    private static Took coldStart(Function.Plan plan, String payload) throws IOException, InterruptedException {
        try (Function function = Function.start(plan)) {
            Outcome outcome = function.api().invoke("first", payload);
            double took = millis(System.nanoTime() - function.started());
            if (outcome instanceof Outcome.Failed || outcome.body().contains("itemIdentifier")) {
                throw new AssertionError(outcome + "\n" + String.join("\n", function.lines()));
            }
            return new Took(took, millis(function.cpu().toNanos()));
        }
    }

    private static void restored(Function.Plan ours, Function.Plan idle, SampleRuns samples, int runs)
            throws IOException, InterruptedException {
        List<Took> first = new ArrayList<>();
        List<Took> warm = new ArrayList<>();
        List<Took> runtime = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            List<Took> events = new ArrayList<>();
            List<String> payloads = new ArrayList<>();
            for (int event = 0; event <= WARM; event++) {
                payloads.add(samples.event("restored-" + run + "-" + event));
            }
            events.addAll(restored(ours, payloads));
            first.add(events.removeFirst());
            warm.add(middle(events));
            runtime.add(restored(idle, List.of("{}")).getFirst());
        }
        compare("first event, restored", first, "warm event", warm, Took::wall);
        compare("its processor time", first, "that of a warm event", warm, Took::cpu);
        print(
                "first of a handler that does nothing",
                runtime.stream().map(Took::wall).toList());
        double own = median(first, Took::wall) - median(runtime, Took::wall);
        System.out.printf(Locale.ROOT, "ratio without it %.2f%n", own / median(warm, Took::wall));
    }

    private static List<Took> restored(Function.Plan plan, List<String> payloads)
            throws IOException, InterruptedException {
        Function.Plan snapStart = new Function.Plan(
                        plan.command(), List.of(), plan.jars(), plan.handler(), plan.environment())
                .with(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        List<Took> events = new ArrayList<>();
        try (Function function = Function.start(snapStart)) {
            function.api().init();
            Thread.sleep(Duration.ofSeconds(2)); // for what the rehearsal left to the compiler
            for (String payload : payloads) {
                events.add(event(function, payload));
            }
        }
        return events;
    }

    private static Took middle(List<Took> events) {
        return new Took(
                median(events, Took::wall),
                events.stream().mapToDouble(Took::cpu).average().orElseThrow());
    }

    private static Took event(Function function, String payload) throws InterruptedException {
        Duration cpu = function.cpu();
        long before = System.nanoTime();
        function.api().invoke("id", payload);
        return new Took(
                millis(System.nanoTime() - before),
                millis(function.cpu().minus(cpu).toNanos()));
    }

    private static void print(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-36s median %.1f ms, from %.1f to %.1f (%d runs)%n",
                what,
                median(times),
                sorted.getFirst(),
                sorted.getLast(),
                times.size());
    }

    private static double median(List<Took> some, ToDoubleFunction<Took> measure) {
        return median(some.stream().map(measure::applyAsDouble).toList());
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
