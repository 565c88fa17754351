package dev.lifeline.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.router.Arns;
import dev.lifeline.local.template.TablePipe.EventEnvelope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An event as EventBridge passes it to targets. */
public record BusEvent(String id, String json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static BusEvent of(EventEnvelope envelope, JsonNode detail, Instant time) {
        String id = UUID.randomUUID().toString();
        ObjectNode event = MAPPER.createObjectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", envelope.detailType())
                .put("source", envelope.source())
                .put("account", Arns.ACCOUNT)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        envelope.resources().forEach(event.putArray("resources")::add);
        event.set("detail", detail);
        return new BusEvent(id, event.toString());
    }
}
