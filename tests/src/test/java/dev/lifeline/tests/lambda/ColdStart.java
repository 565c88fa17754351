package dev.lifeline.tests.lambda;

import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.tests.benchmark.Figure;
import dev.lifeline.tests.benchmark.Figure.MeasuredRound;
import dev.lifeline.tests.benchmark.Figure.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long a function takes from the start of its process to its first answer, on one core, beside a bare handler; and
 * how long its first event takes after a restore, beside a warm one and beside the first of a handler that does
 * nothing, which is what the runtime client itself takes. The numbers depend on the machine and the load: only their
 * ratios are meaningful.
 */
public final class ColdStart {
    private static final int WARM = 20;

    private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

    private ColdStart() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // otherwise each answer of the Runtime API waits 40 ms
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        Path folder = Files.createTempDirectory("coldstart");
        Path bareJar = BareJar.write(folder);
        try (Backend backend = Backend.start()) {
            FunctionProcess.StartCommand ours = new FunctionProcess.StartCommand(
                    ONE_CORE,
                    List.of("-XX:TieredStopAtLevel=1"),
                    List.of(FunctionJar.PATH),
                    TaskStateChangeHandler.class.getName(),
                    backend.environment());
            FunctionProcess.StartCommand bare = new FunctionProcess.StartCommand(
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
                if (run >= 0) { // The first of each only warms the caches of disk and emulator.
                    mine.add(first);
                    others.add(other);
                }
            }
            compare("cold start", mine, "that of a bare handler", others)
                    .withGoal(0.9)
                    .print();
            Figure.of("the function's jar", "that of the bare handler", Unit.BYTES, List.of(sizes(bareJar)))
                    .print();
            FunctionProcess.StartCommand idle = new FunctionProcess.StartCommand(
                    ONE_CORE, List.of(), List.of(bareJar), IdleHandler.class.getName(), backend.environment());
            restored(ours, idle, samples, runs);
        }
    }

    /** Nanoseconds. */
    private record Took(double wall) {}

    private static MeasuredRound sizes(Path bareJar) throws IOException {
        return new MeasuredRound(Files.size(FunctionJar.PATH), Files.size(bareJar));
    }

    private static Figure compare(String what, List<Took> own, String beside, List<Took> others) {
        List<MeasuredRound> rounds = new ArrayList<>();
        for (int run = 0; run < own.size(); run++) {
            rounds.add(new MeasuredRound(own.get(run).wall(), others.get(run).wall()));
        }
        return Figure.of(what, beside, Unit.NANOSECONDS, rounds);
    }

    private static Took coldStart(FunctionProcess.StartCommand plan, String payload)
            throws IOException, InterruptedException {
        try (FunctionProcess function = FunctionProcess.start(plan)) {
            RuntimeOutcome outcome = function.api().invoke("first", payload);
            double took = System.nanoTime() - function.started();
            if (outcome instanceof RuntimeOutcome.RuntimeError || outcome.body().contains("itemIdentifier")) {
                throw new AssertionError(outcome + "\n" + String.join("\n", function.lines()));
            }
            return new Took(took);
        }
    }

    private static void restored(
            FunctionProcess.StartCommand ours, FunctionProcess.StartCommand idle, SampleRuns samples, int runs)
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
        compare("the first event after a restore", first, "a warm event", warm)
                .withGoal(1.5)
                .print();
        compare("the first call of a handler that does nothing", runtime, "that warm event", warm)
                .print();
    }

    private static List<Took> restored(FunctionProcess.StartCommand plan, List<String> payloads)
            throws IOException, InterruptedException {
        FunctionProcess.StartCommand snapStart = new FunctionProcess.StartCommand(
                        plan.command(), List.of(), plan.jars(), plan.handler(), plan.environment())
                .with(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        List<Took> events = new ArrayList<>();
        try (FunctionProcess function = FunctionProcess.start(snapStart)) {
            function.api().init();
            Thread.sleep(Duration.ofSeconds(2)); // for pending compilations of the rehearsal
            for (String payload : payloads) {
                events.add(event(function, payload));
            }
        }
        return events;
    }

    private static Took middle(List<Took> events) {
        return new Took(Figure.median(events.stream().map(Took::wall).toList()));
    }

    private static Took event(FunctionProcess function, String payload) throws InterruptedException {
        long before = System.nanoTime();
        function.api().invoke("id", payload);
        return new Took(System.nanoTime() - before);
    }
}
