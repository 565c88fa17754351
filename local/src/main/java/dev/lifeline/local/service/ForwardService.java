package dev.lifeline.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Passes requests on to services with ports of their own, so that a client needs one address for all. */
public final class ForwardService implements LocalService {
    /** Of one connection, and so not passed on. */
    private static final Set<String> HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final Map<String, URI> services;
    private Optional<HttpClient> client = Optional.empty();

    /** @param services by what {@code X-Amz-Target} begins with */
    public ForwardService(Map<String, URI> services) {
        this.services = Map.copyOf(services);
    }

    @Override
    public boolean serves(ServiceRequest request) {
        return address(request).isPresent();
    }

    @Override
    public ServiceAnswer answer(ServiceRequest request) throws InterruptedException {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(address(request).orElseThrow())
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!isOfConnection(name)) {
                forwarded.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> response = client().send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> {
                if (!isOfConnection(name)) {
                    headers.put(name, values.getFirst());
                }
            });
            return new ServiceAnswer(response.statusCode(), headers, response.body());
        } catch (IOException unanswered) {
            return ServiceAnswer.SILENCE;
        }
    }

    private Optional<URI> address(ServiceRequest request) {
        return services.entrySet().stream()
                .filter(service -> request.target().startsWith(service.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isOfConnection(String header) {
        return HOP.stream().anyMatch(header::equalsIgnoreCase);
    }

    /** Created when it is needed, because its classes would slow every start. */
    private synchronized HttpClient client() {
        HttpClient known = client.orElseGet(HttpClient::newHttpClient);
        client = Optional.of(known);
        return known;
    }
}
