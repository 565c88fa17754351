package dev.lifeline.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.local.service.ServiceEndpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

@DisplayName("PutEvents")
class PutEventsServiceTest {
    private final List<BusEvent> published = new ArrayList<>();
    private final ServiceEndpoint endpoint = ServiceEndpoint.at(0)
            .serve(List.of(new PutEventsService(() -> Instant.parse("2026-01-01T00:00:00Z"), published::add)));
    private final EventBridgeClient client = AwsClients.<EventBridgeClientBuilder, EventBridgeClient>local(
                    EventBridgeClient.builder(), endpoint.uri())
            .build();

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
    }

    private static PutEventsRequestEntry entry(String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName("orders")
                .source("lifeline")
                .detailType("Lifeline Run Ended")
                .resources("arn:aws:ecs:us-east-1:111122223333:task/1")
                .detail(detail)
                .build();
    }

    @Test
    void makes_events_as_EventBridge_passes_them_to_targets() throws IOException {
        PutEventsResponse response =
                client.putEvents(request -> request.entries(entry("{\"run\":\"nightly\"}"), entry("no JSON")));
        assertThat(response.failedEntryCount()).isOne();
        assertThat(response.entries().getLast().errorCode()).isEqualTo("MalformedDetail");
        BusEvent event = published.getFirst();
        assertThat(response.entries().getFirst().eventId()).isEqualTo(event.id());
        JsonNode json = new ObjectMapper().readTree(event.json());
        assertThat(json.path("id").asText()).isEqualTo(event.id());
        assertThat(json.path("detail-type").asText()).isEqualTo("Lifeline Run Ended");
        assertThat(json.path("source").asText()).isEqualTo("lifeline");
        assertThat(json.path("time").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(json.at("/resources/0").asText()).endsWith(":task/1");
        assertThat(json.at("/detail/run").asText()).isEqualTo("nightly");
        assertThat(published).hasSize(1);
    }

    @Test
    void is_all_that_EventBridge_does_here() {
        assertThatThrownBy(() -> client.putEvents(request -> request.entries(List.of())))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("1 to 10 entries are expected, not 0");
        assertThatThrownBy(() -> client.listRules(request -> {}))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("only PutEvents is served here");
    }
}
