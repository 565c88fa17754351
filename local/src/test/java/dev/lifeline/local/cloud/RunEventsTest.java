package dev.lifeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.lifeline.local.events.HttpTarget;
import dev.lifeline.simulator.script.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The template's pipe, from the changes of the table to an address of the user's. */
@Timeout(120)
class RunEventsTest {
    private static final String LAUNCH =
            "{\"name\":\"%s\",\"cluster\":\"default\",\"taskDefinition\":\"job\",\"launchType\":\"EC2\"}";

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", exchange -> {
            events.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void the_start_and_the_end_of_a_run_are_posted_as_EventBridge_posts_them()
            throws IOException, InterruptedException {
        HttpServer server = server();
        try (LocalCloud cloud = JobCloud.start(Script.NOTHING_FAILS)) {
            cloud.publish(
                    new HttpTarget(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events")),
                    problems::add);
            cloud.invoke("LaunchRun", LAUNCH.formatted("nightly"));
            List<String> seen = new ArrayList<>();
            JsonNode last = events.poll(60, TimeUnit.SECONDS);
            while (last != null && !last.at("/detail/phase").asText().equals("ENDED")) {
                seen.add(last.at("/detail/to").asText());
                last = events.poll(60, TimeUnit.SECONDS);
            }
            assertThat(seen).containsExactly("RUNNING");
            assertThat(last).isNotNull();
            assertThat(last.path("source").asText()).isEqualTo("lifeline");
            assertThat(last.path("detail-type").asText()).isEqualTo("Lifeline Run State Change");
            assertThat(last.at("/resources/0").asText())
                    .startsWith("arn:aws:cloudformation:us-east-1:111122223333:stack/");
            assertThat(last.at("/detail/run").asText()).isEqualTo("nightly");
            assertThat(last.at("/detail/result").asText()).isEqualTo("SUCCEEDED");
        } finally {
            server.stop(0);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void a_dead_target_is_reported_and_stops_nothing() throws IOException, InterruptedException {
        HttpServer server = server();
        URI dead = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
        server.stop(0);
        try (LocalCloud cloud = JobCloud.start(Script.NOTHING_FAILS)) {
            cloud.publish(new HttpTarget(dead), problems::add);
            cloud.invoke("LaunchRun", LAUNCH.formatted("nightly"));
            assertThat(problems.poll(60, TimeUnit.SECONDS)).startsWith("events are dropped: ");
            assertThat(cloud.invoke("LaunchRun", LAUNCH.formatted("nightly")).toString())
                    .contains("\"existed\":true");
        }
    }
}
