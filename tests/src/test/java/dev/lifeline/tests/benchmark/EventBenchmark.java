package dev.lifeline.tests.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** What it costs to read an event, beside what Jackson takes to read the same text, or its bytes, into a tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class EventBenchmark {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    /** One event with a long text of an error, one with a short one, and one of a task that is on its way. */
    @Param({"pull-timeout-ec2.json", "exit-1-fargate.json", "sequences/good-run-fargate/02-pending.json"})
    public String event;

    private String json;
    private byte[] bytes;
    private EventParser parser;

    @Setup
    public void prepare() {
        json = Stopped.event(event);
        bytes = json.getBytes(StandardCharsets.UTF_8);
        parser = new EventParser();
    }

    @Benchmark
    public Event readEvent() {
        return parser.parse(json);
    }

    @Benchmark
    public JsonNode treeOfText() throws JsonProcessingException {
        return JACKSON.readTree(json);
    }

    @Benchmark
    public JsonNode treeOfBytes() throws IOException {
        return JACKSON.readTree(bytes);
    }
}
