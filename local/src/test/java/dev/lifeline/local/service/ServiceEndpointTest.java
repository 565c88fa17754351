package dev.lifeline.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceEndpointTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ServiceEndpoint behind = ServiceEndpoint.at(0).serve(List.of(new Mirror("Mirror.")));
    private final ServiceEndpoint endpoint = ServiceEndpoint.at(0)
            .serve(List.of(
                    new Mirror("Near."),
                    new ForwardService(Map.of("Mirror.", behind.uri(), "Gone.", URI.create("http://127.0.0.1:1")))));

    /** Answers with what it was asked; fails for {@code PREFIXBug}. */
    private record Mirror(String prefix) implements LocalService {
        @Override
        public boolean serves(ServiceRequest request) {
            return request.target().startsWith(prefix);
        }

        @Override
        public ServiceAnswer answer(ServiceRequest request) {
            if (request.target().endsWith("Bug")) {
                throw new IllegalStateException("no such state");
            }
            return ServiceAnswer.json(418, request.method() + " " + request.target() + " " + request.text())
                    .with("x-own", request.header("X-OWN").orElse("none"));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
        behind.close();
    }

    private HttpResponse<String> call(String target) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(endpoint.uri())
                        .header("X-Amz-Target", target)
                        .header("x-own", "yes")
                        .POST(HttpRequest.BodyPublishers.ofString("body"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_service_answers_here_as_at_its_own_address() throws IOException, InterruptedException {
        for (String target : List.of("Near.Ask", "Mirror.Ask")) {
            HttpResponse<String> response = call(target);
            assertThat(response.statusCode()).isEqualTo(418);
            assertThat(response.body()).isEqualTo("POST " + target + " body");
            assertThat(response.headers().firstValue("x-own")).contains("yes");
        }
    }

    @Test
    void what_no_service_serves_is_an_error_that_says_so() throws IOException, InterruptedException {
        assertThat(call("Other.Ask").statusCode()).isEqualTo(404);
        assertThat(call("Other.Ask").body()).contains("UnknownOperationException");
    }

    @Test
    void a_bug_is_an_answer_that_says_so() throws IOException, InterruptedException {
        assertThat(call("Near.Bug").statusCode()).isEqualTo(500);
        assertThat(call("Near.Bug").body()).contains("which is a bug of it", "no such state");
    }

    @Test
    void what_is_not_answered_behind_is_not_answered_here() {
        assertThatThrownBy(() -> call("Gone.Ask")).isInstanceOf(IOException.class);
    }
}
