package dev.lifeline.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.MergePatch;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.testing.Calls.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
    private final ConsoleScene scene = new ConsoleScene();
    private final List<ListeningPage> pages = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ListeningPage page : pages) {
            page.socket.close();
        }
        scene.close();
    }

    /** A page that listens, and what it shows. */
    private final class ListeningPage {
        private final Socket socket;
        private final BufferedReader in;
        private JsonNode shown = JsonTree.object();
        private final List<String> patches = new ArrayList<>();

        ListeningPage(String path) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), scene.port());
            pages.add(this);
            socket.getOutputStream()
                    .write(("GET /events" + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + scene.port() + "\r\n"
                                    + scene.cookie() + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Reads events until the page shows it. */
        JsonNode until(Predicate<JsonNode> condition) throws IOException {
            String event = "";
            while (!condition.test(shown)) {
                String line = String.valueOf(in.readLine());
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ") && !event.equals("tick")) {
                    JsonNode data = ((ParsedJson.Tree) JsonTree.read(line.substring(6))).root();
                    if (event.equals("patch")) {
                        patches.add(line);
                    }
                    shown = event.equals("state") ? data : MergePatch.applied(shown, data);
                }
            }
            return shown;
        }
    }

    private static Predicate<JsonNode> shows(String name) {
        return shown -> shown.path("view").path("runs").has(name);
    }

    @Test
    void a_page_receives_the_whole_view_and_then_only_what_has_changed() throws IOException {
        scene.put("running", "first");
        ListeningPage page = new ListeningPage("/runs");
        assertThat(page.until(shows("first")).path("view").path("order")).hasSize(1);
        scene.put("running", "second");
        assertThat(page.until(shows("second")).path("view").path("order")).hasSize(2);
        assertThat(page.patches).singleElement().asString().contains("second").doesNotContain("\"first\":{");
    }

    @Test
    void pages_that_show_the_same_share_one_poll_and_nobody_polls_for_none() throws IOException {
        scene.put("running", "busy");
        for (int each = 0; each < 8; each++) {
            new ListeningPage("/run?name=busy");
        }
        for (ListeningPage page : pages) {
            page.until(shown -> shown.path("view").has("run"));
        }
        assertThat(scene.world.calls.count(Call.LOAD)).isLessThan(8);
    }

    @Test
    void a_store_that_fails_is_said_on_the_page_which_keeps_what_it_shows() throws IOException {
        scene.put("running", "busy");
        ListeningPage page = new ListeningPage("/run?name=busy");
        page.until(shown -> shown.path("view").has("run"));
        scene.world.store.failNext(Call.LOAD, 1);
        JsonNode troubled = page.until(shown -> shown.has("trouble"));
        assertThat(troubled.path("trouble").asText()).isEqualTo("the store fails on purpose");
        assertThat(troubled.path("view").has("run")).isTrue();
        page.until(shown -> !shown.has("trouble"));
    }

    @Test
    void more_pages_than_the_limit_are_refused_in_words() throws IOException {
        for (int each = 0; each < 12; each++) {
            new ListeningPage("/run?name=r" + each).until(shown -> shown.has("view"));
        }
        assertThat(scene.get("/events/run?name=another"))
                .startsWith("HTTP/1.1 503 ")
                .contains("too many pages");
        assertThat(scene.get("/events/nothing")).startsWith("HTTP/1.1 404 ");
        assertThat(scene.get("/events/runs?limit=0")).startsWith("HTTP/1.1 400 ");
    }
}
