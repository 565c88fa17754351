package dev.lifeline.local.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call that arrived.
 *
 * @param waiter the task token or the callback id; it is not for logs
 * @param content the fields of the call besides that
 */
public record ReceivedCallback(
        Instant at, CallbackOperation operation, String waiter, JsonNode content, CallbackReception reception) {

    /** The run that it reports; a heartbeat names none. */
    public Optional<String> run() {
        return Stream.of("output", "cause", "ErrorData")
                .map(field -> content.path(field).asText())
                .flatMap(text -> CallbackCall.json(text).stream())
                .findFirst()
                .or(() -> Optional.of(content))
                .map(report -> report.path("run").asText())
                .filter(name -> !name.isEmpty());
    }

    /** What became of it. */
    public enum CallbackReception {
        ACCEPTED,
        /** A call about success or failure came before. */
        CLOSED_BEFORE
    }
}
