package dev.lifeline.cli.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.queues.Redrive.RedriveOutcome;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import java.util.Locale;

/** Quarantined and redriven messages, as {@code --output json} prints them. */
final class QueueJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private QueueJson() {}

    static JsonNode of(QuarantinedMessage quarantined, boolean withBody) {
        ObjectNode line = MAPPER.createObjectNode()
                .put("id", quarantined.id())
                .put("at", quarantined.at().toString())
                .put("function", quarantined.origin().function())
                .put("queue", quarantined.origin().queue().orElse(null))
                .put("redriven", quarantined.origin().redriven())
                .put("reason", quarantined.reason());
        return withBody ? line.put("body", quarantined.body()) : line;
    }

    static JsonNode of(RedriveOutcome outcome) {
        ObjectNode line = MAPPER.createObjectNode()
                .put("id", outcome.id())
                .put("done", outcome.result().name().toLowerCase(Locale.ROOT))
                .put("queue", outcome.queue().orElse(null))
                .put("redriven", outcome.redriven())
                .put("why", outcome.why());
        outcome.body().ifPresent(body -> line.put("body", body));
        return line;
    }
}
