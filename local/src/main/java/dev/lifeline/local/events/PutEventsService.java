package dev.lifeline.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.service.LocalService;
import dev.lifeline.local.service.ServiceAnswer;
import dev.lifeline.local.service.ServiceRequest;
import dev.lifeline.local.template.TablePipe.EventEnvelope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** EventBridge's PutEvents: whatever bus an entry names, it goes to the user's target (AWS JSON 1.1). */
public final class PutEventsService implements LocalService {
    private static final String TARGET = "AWSEvents.";
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final int MOST_ENTRIES = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InstantSource clock;
    private final Consumer<BusEvent> bus;

    public PutEventsService(InstantSource clock, Consumer<BusEvent> bus) {
        this.clock = clock;
        this.bus = bus;
    }

    @Override
    public boolean serves(ServiceRequest request) {
        return request.target().startsWith(TARGET);
    }

    @Override
    public ServiceAnswer answer(ServiceRequest request) {
        if (!request.target().equals(TARGET + "PutEvents")) {
            return error("UnknownOperationException", "of EventBridge, only PutEvents is served here");
        }
        try {
            JsonNode entries = MAPPER.readTree(request.text()).path("Entries");
            return entries.isEmpty() || entries.size() > MOST_ENTRIES
                    ? error("ValidationException", "1 to 10 entries are expected, not " + entries.size())
                    : put(entries);
        } catch (JsonProcessingException broken) {
            return error("SerializationException", "the request is not valid JSON");
        }
    }

    private ServiceAnswer put(JsonNode entries) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode results = answer.putArray("Entries");
        int failed = 0;
        for (JsonNode entry : entries) {
            try {
                results.addObject()
                        .put(
                                "EventId",
                                put(entry, MAPPER.readTree(entry.path("Detail").asText())));
            } catch (JsonProcessingException broken) {
                failed++;
                results.addObject().put("ErrorCode", "MalformedDetail").put("ErrorMessage", "Detail is malformed.");
            }
        }
        return ServiceAnswer.of(
                200, TYPE, answer.put("FailedEntryCount", failed).toString());
    }

    private String put(JsonNode entry, JsonNode detail) {
        List<String> resources = new ArrayList<>();
        entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
        BusEvent event = BusEvent.of(
                new EventEnvelope(
                        entry.path("Source").asText(), entry.path("DetailType").asText(), resources),
                detail,
                clock.instant());
        bus.accept(event);
        return event.id();
    }

    private static ServiceAnswer error(String type, String message) {
        ObjectNode body = MAPPER.createObjectNode().put("__type", type).put("message", message);
        return ServiceAnswer.of(400, TYPE, body.toString());
    }
}
