package dev.lifeline.tests.benchmark;

import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Circumstances;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.Supervisor;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a decision costs when a task has stopped, under a policy of fifty rules of which none but the last holds, beside
 * what it costs to read the event.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class DecideBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** One event that no text of the catalogue matches, and one of a pull that failed in a container. */
    @Param({"exit-1-fargate.json", "pull-timeout-ec2.json"})
    public String event;

    private String json;
    private EventParser parser;
    private Run run;
    private TaskSeen stopped;
    private Circumstances circumstances;

    @Setup
    public void prepare() {
        json = Stopped.event(event);
        parser = new EventParser();
        circumstances = circumstances(FiftyRules.policy());
        run = Stopped.before((Event.TaskStateChange) parser.parse(json), circumstances);
        stopped = Stopped.seen((Event.TaskStateChange) parser.parse(json));
    }

    @Benchmark
    public Decision decide() {
        return Supervisor.decide(run, stopped, circumstances);
    }

    @Benchmark
    public Event readEvent() {
        return parser.parse(json);
    }

    static Circumstances circumstances(Policy policy) {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, NOW, 0.5);
    }
}
