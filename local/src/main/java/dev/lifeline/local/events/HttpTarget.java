package dev.lifeline.local.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts each event to an address, which must answer with a status of 200 to 299. */
public final class HttpTarget implements EventSubscriber {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public HttpTarget(URI address) {
        this.address = address;
    }

    @Override
    public void deliver(String event) throws IOException, InterruptedException {
        HttpResponse<Void> response = client.send(
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("it answered with HTTP status " + response.statusCode());
        }
    }
}
