package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The function's log, where a line is a JSON object of its own.
 *
 * <p>Lines are written as bytes: those Lambda takes as they are. Of a text it makes the field {@code message} of a line
 * of its own (LogFormat JSON), and what is inside of a text nobody can query. The fields {@code timestamp},
 * {@code level} and {@code AWSRequestId} are called as in Lambda's own lines, which filters by the level.
 */
public final class FunctionLog {
    /** Lambda's own; it passes on only what has the function's log level. */
    static final Sink LAMBDA = (line, level) -> LambdaRuntime.getLogger().log(line, level);

    private final Sink sink;
    private final InstantSource clock;
    private LogOrigin origin = LogOrigin.START;

    /** Takes a line with its end. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[] line, LogLevel level);
    }

    FunctionLog(Sink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** All lines from now on come from there. */
    void begin(LogOrigin next) {
        origin = next;
    }

    void write(LogLevel level, ObjectNode fields) {
        ObjectNode line = JsonTree.object();
        line.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level.name());
        origin.writeTo(line);
        line.setAll(fields);
        sink.write(bytes(line), level);
    }

    /** Metrics have no level: they are written whatever is logged. */
    void write(ObjectNode metrics) {
        origin.writeTo(metrics);
        sink.write(bytes(metrics), LogLevel.UNDEFINED);
    }

    private static byte[] bytes(ObjectNode line) {
        return (JsonTree.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
