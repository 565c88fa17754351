package dev.lifeline.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private final ConsoleScene scene = new ConsoleScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private String get(String path, String headers) {
        return scene.raw("GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    }

    private String host(String name) {
        return "Host: " + name + "\r\n";
    }

    @Test
    void the_printed_link_is_exchanged_for_a_cookie_that_only_our_pages_send() {
        assertThat(scene.server.link()).hasHost("127.0.0.1").hasQuery("token=the-token");
        assertThat(get("/?token=the-token", host("localhost:" + scene.port())))
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: /\r\n")
                .containsIgnoringCase("Set-cookie: lifeline-console-" + scene.port()
                        + "=the-session; Path=/; HttpOnly; SameSite=Strict\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?token=",
                "/?token=wrong",
                "/runs?token=the-token",
                "/app.js",
                "/api/session",
                "/events/runs"
            })
    void nothing_is_shown_without_the_cookie(String path) {
        assertThat(get(path, host("127.0.0.1:" + scene.port())))
                .startsWith("HTTP/1.1 401 ")
                .contains("open the whole link that the command printed")
                .doesNotContain("the-secret", "the-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=y; lifeline-console-%d=the-session", "lifeline-console-%d=the-session"})
    void the_cookie_may_be_among_others(String cookies) {
        assertThat(get("/", host("127.0.0.1:" + scene.port()) + "Cookie: " + cookies.formatted(scene.port()) + "\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifeline-console-1=the-session", "lifeline-console-%d=other", "the-session"})
    void another_cookie_opens_nothing(String cookie) {
        assertThat(get("/", host("127.0.0.1:" + scene.port()) + "Cookie: " + cookie.formatted(scene.port()) + "\r\n"))
                .startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "127.0.0.1.evil.example:%d",
                "localhost.evil.example",
                "",
                "[::1].evil.example"
            })
    void a_name_that_was_rebound_to_this_machine_gets_nothing(String name) {
        assertThat(scene.raw("GET /?token=the-token HTTP/1.1\r\n" + host(name.formatted(scene.port())) + scene.cookie()
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ")
                .doesNotContain("the-session");
    }

    @Test
    void two_host_headers_are_refused() {
        assertThat(get("/", host("127.0.0.1:" + scene.port()) + host("evil.example") + scene.cookie()))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d"})
    void a_tunnel_to_this_machine_is_served(String name) {
        assertThat(get("/", host(name.formatted(scene.port())) + scene.cookie()))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/app.js", "/api/session", "/api/nothing", "/api/runs", "/api/runs?limit=x", "/nothing"})
    void every_answer_has_the_strict_headers(String path) {
        assertThat(scene.get(path))
                .containsIgnoringCase(
                        "Content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';")
                .containsIgnoringCase("frame-ancestors 'none'")
                .containsIgnoringCase("X-content-type-options: nosniff")
                .containsIgnoringCase("Referrer-policy: no-referrer")
                .containsIgnoringCase("Cross-origin-resource-policy: same-origin")
                .containsIgnoringCase("Cache-control: no-store")
                .doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../console.css",
                "/lib/../../app.js",
                "/lib/%2e%2e/app.js",
                "/..%2f..%2fetc/passwd",
                "/lib/",
                "/lib",
                "//app.js",
                "/app.js/",
                "/app.js%00",
                "/dev/lifeline/console/web/app.js",
                "/META-INF/MANIFEST.MF"
            })
    void no_path_reaches_another_file(String path) {
        assertThat(scene.get(path)).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "POST", "PATCH"})
    void pages_are_only_read(String method) {
        assertThat(scene.raw(method + " /runs HTTP/1.1\r\nHost: 127.0.0.1:" + scene.port() + "\r\n" + scene.cookie()
                        + scene.ours() + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: GET");
    }
}
