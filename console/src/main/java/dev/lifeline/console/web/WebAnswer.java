package dev.lifeline.console.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.lifeline.controller.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer. Every one carries the headers that keep a page from loading or running anything foreign. */
record WebAnswer(int status, String type, String body, Map<String, String> headers) {
    /**
     * No inline script or style, nothing from elsewhere, no frame, no form. Trusted types keep texts from becoming
     * markup: only lit-html may do that, with the templates of our modules.
     */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    static WebAnswer text(int status, String line) {
        return new WebAnswer(status, "text/plain; charset=utf-8", line + "\n", Map.of());
    }

    static WebAnswer json(int status, ObjectNode tree) {
        return new WebAnswer(status, "application/json", JsonTree.text(tree), Map.of());
    }

    static WebAnswer picture(String svg) {
        return new WebAnswer(200, "image/svg+xml", svg, Map.of());
    }

    static WebAnswer notAllowed(String method) {
        return new WebAnswer(405, "text/plain", "only " + method + " is allowed here\n", Map.of("Allow", method));
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(exchange.getResponseHeaders(), type, headers);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void head(Headers to, String type, Map<String, String> more) {
        ALWAYS.forEach(to::set);
        to.set("Content-Type", type);
        more.forEach(to::set);
    }
}
