package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The function's log, one JSON object per line.
 *
 * <p>Lines are written as bytes, which Lambda passes on unchanged. A text would become the field {@code message} of
 * another line (LogFormat JSON), where its parts cannot be queried. The fields {@code timestamp}, {@code level} and
 * {@code AWSRequestId} are named as in Lambda's own lines, so that its filter by level applies.
 */
public final class FunctionLog {
    /** Lambda's logger, which drops lines below the function's log level. */
    static final Sink LAMBDA = (line, level) -> LambdaRuntime.getLogger().log(line, level);

    private final Sink sink;
    private final InstantSource clock;
    private LogOrigin origin = LogOrigin.START;

    /** Writes a line with its line break. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[] line, LogLevel level);
    }

    FunctionLog(Sink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** Sets the origin of all further lines. */
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

    /** Metrics have no level: they are always written. */
    void write(ObjectNode metrics) {
        origin.writeTo(metrics);
        sink.write(bytes(metrics), LogLevel.UNDEFINED);
    }

    private static byte[] bytes(ObjectNode line) {
        return (JsonTree.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
