package dev.lifeline.aws.direct;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers requests with what it was told, one after the other, and remembers them. */
final class ScriptedHttp implements SdkHttpClient {
    private final Deque<Optional<HttpExecuteResponse>> script = new ArrayDeque<>();
    private final List<HttpExecuteRequest> requests = new ArrayList<>();

    void answers(int status, String body) {
        answers(status, body, Map.of());
    }

    void answers(int status, String body, Map<String, String> headers) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(head::putHeader);
        InputStream content = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        script.add(Optional.of(HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(content))
                .build()));
    }

    void breaks() {
        script.add(Optional.empty());
    }

    List<String> bodies() {
        return requests.stream().map(ScriptedHttp::body).toList();
    }

    /** The header of each request. */
    List<String> header(String name) {
        return requests.stream()
                .map(request -> request.httpRequest().firstMatchingHeader(name).orElse("none"))
                .toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        requests.add(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return script.remove().orElseThrow(() -> new IOException("connection reset"));
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private static String body(HttpExecuteRequest request) {
        try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
