package dev.lifeline.local.service;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request.
 *
 * @param path decoded
 * @param query the parameters, decoded; of a repeated one the first
 * @param headers by their names in any case; of a repeated one the first value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ServiceRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    static ServiceRequest of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, first(values)));
        return new ServiceRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(Optional.ofNullable(exchange.getRequestURI().getRawQuery())),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The service and operation that AWS JSON names in a header, such as {@code AmazonSQS.SendMessage}. */
    public String target() {
        return header("X-Amz-Target").orElse("");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(Optional<String> raw) {
        return raw.stream()
                .flatMap(text -> Stream.of(text.split("&")))
                .map(pair -> Arrays.asList((pair + "=").split("=", -1)))
                .collect(Collectors.toMap(
                        pair -> decoded(pair.getFirst()), pair -> decoded(pair.get(1)), (first, again) -> first));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
