package dev.lifeline.console.web;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a request.
 *
 * @param path as it was sent: no page has a name that needs escapes
 */
record WebRequest(String method, String path, Map<String, String> query, Map<String, List<String>> headers) {

    private static final Pattern PARTS = Pattern.compile("&");

    static WebRequest of(HttpExchange exchange) {
        return new WebRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                        .orElse("")),
                exchange.getRequestHeaders());
    }

    /** A header; empty if it is missing or was sent twice. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .filter(values -> values.size() == 1)
                .map(List::getFirst);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        PARTS.splitAsStream(raw).forEach(part -> {
            int end = part.indexOf('=');
            if (end > 0 && end < part.length() - 1) {
                parameters.put(part.substring(0, end), decoded(part.substring(end + 1)));
            }
        });
        return parameters;
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
