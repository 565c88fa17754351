package dev.lifeline.tests.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** The time of an event in the controller, compared with Jackson reading its bytes into a tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class EventBenchmark {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** One event that matches no text of the catalog, and one of a failed pull in a container. */
    @Param({"exit-1-fargate.json", "pull-timeout-ec2.json"})
    public String event;

    private final EventParser parser = new EventParser();
    private final RunCodec codec = new RunCodec();
    private String json;
    private byte[] bytes;
    private Run run;
    private String stored;
    private TaskSeen stopped;
    private Circumstances usual;
    private Circumstances fifty;

    @Setup
    public void prepare() {
        json = Stopped.event(event);
        bytes = json.getBytes(StandardCharsets.UTF_8);
        usual = circumstances(DefaultPolicy.named("default").orElseThrow());
        fifty = circumstances(FiftyRules.policy());
        Event.TaskStateChange change = (Event.TaskStateChange) parser.parse(json);
        run = Stopped.before(change, usual);
        stored = codec.write(run);
        stopped = Stopped.seen(change);
    }

    @Benchmark
    public JsonNode tree() throws IOException {
        return JACKSON.readTree(bytes);
    }

    @Benchmark
    public Event parse() {
        return parser.parse(json);
    }

    /** Under a policy of fifty rules of which only the last matches. */
    @Benchmark
    public Decision decide() {
        return Supervisor.decide(run, stopped, fifty);
    }

    /** The event is parsed, the run is read, decided about and written, with the explanation. */
    @Benchmark
    public int way() {
        Event.TaskStateChange change = (Event.TaskStateChange) parser.parse(json);
        Decision decision = Supervisor.decide(codec.readRun(stored), Stopped.seen(change), usual);
        return codec.write(decision.run()).length()
                + codec.write(decision.explanation()).length();
    }

    private static Circumstances circumstances(Policy policy) {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, NOW, 0.5);
    }
}
