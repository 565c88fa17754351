package dev.lifeline.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.control.ControlRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionRouteTest {
    private static final String STOP = "{\"run\":\"a\",\"generation\":1,\"action\":\"STOP\",\"reason\":\"late\"}";

    private final ConsoleScene scene = new ConsoleScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void an_action_of_our_page_is_carried_out_and_answered_in_words() {
        assertThat(scene.post("/actions/control", scene.ours(), STOP))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("it is done\n");
        assertThat(scene.asked).singleElement().isInstanceOfSatisfying(ControlRequest.class, request -> {
            assertThat(request.reason()).isEqualTo("late");
            assertThat(request.generation()).contains(1);
        });
        assertThat(scene.post("/actions/delete", scene.ours(), "{\"run\":\"a\",\"generation\":1}"))
                .startsWith("HTTP/1.1 409 ")
                .endsWith("not deleted: it is alive\n");
        assertThat(scene.post("/actions/redrive", scene.ours(), "{\"message\":\"m-1\"}"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-Lifeline-Secret: the-secret\r\n",
                "Origin: http://127.0.0.1:%d\r\n",
                "Origin: http://127.0.0.1:%d\r\nX-Lifeline-Secret: guessed\r\n",
                "Origin: http://127.0.0.1:1\r\nX-Lifeline-Secret: the-secret\r\n",
                "Origin: https://127.0.0.1:%d\r\nX-Lifeline-Secret: the-secret\r\n",
                "Origin: null\r\nX-Lifeline-Secret: the-secret\r\n",
                "Origin: http://evil.example\r\nX-Lifeline-Secret: the-secret\r\n"
            })
    void an_action_of_another_page_is_refused(String headers) {
        assertThat(scene.post("/actions/control", headers.formatted(scene.port()), STOP))
                .startsWith("HTTP/1.1 403 ");
        assertThat(scene.asked).isEmpty();
    }

    @Test
    void a_console_that_only_shows_says_how_to_act() {
        try (ConsoleScene reading = new ConsoleScene(false)) {
            assertThat(reading.post("/actions/control", reading.ours(), STOP))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("--allow-actions");
            assertThat(reading.get("/api/session")).contains("\"actions\":false");
            assertThat(reading.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"run\":\"a\"}",
                "{\"run\":\"a b\",\"action\":\"STOP\"}",
                "{\"run\":\"a\",\"action\":\"EAT\"}"
            })
    void a_request_that_cannot_be_read_is_refused_with_its_problem(String body) {
        assertThat(scene.post("/actions/control", scene.ours(), body)).startsWith("HTTP/1.1 400 ");
        assertThat(scene.asked).isEmpty();
    }

    @Test
    void a_body_that_is_too_large_is_not_read_to_its_end() {
        assertThat(scene.post("/actions/control", scene.ours(), " ".repeat(20_000)))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void an_action_is_no_page() {
        assertThat(scene.get("/actions/control")).startsWith("HTTP/1.1 405 ").contains("Allow: POST");
        assertThat(scene.post("/actions/eat", scene.ours(), "{}")).startsWith("HTTP/1.1 404 ");
    }
}
