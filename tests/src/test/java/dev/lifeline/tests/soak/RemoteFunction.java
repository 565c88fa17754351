package dev.lifeline.tests.soak;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.local.router.FunctionDied;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A function in the victim. An invocation waits for a life to be ready, and dies with it. */
final class RemoteFunction implements RequestStreamHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Lives lives;
    private final HttpClient http;
    private final InvocationCounts tally;

    RemoteFunction(String name, Lives lives, HttpClient http, InvocationCounts tally) {
        this.name = name;
        this.lives = lives;
        this.http = http;
        this.tally = tally;
    }

    /** The outcomes of the invocations of all functions. */
    record InvocationCounts(AtomicInteger invoked, AtomicInteger answered, AtomicInteger cutOff, AtomicInteger failed) {
        static InvocationCounts zero() {
            return new InvocationCounts(
                    new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        byte[] payload = in.readAllBytes();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            lives.await().lambda().resolve("/2015-03-31/functions/" + name + "/invocations"))
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
                    .build();
            tally.invoked.incrementAndGet();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            tally.answered.incrementAndGet();
            if (answer.statusCode() != 200
                    || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                tally.failed.incrementAndGet();
                throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
            }
            out.write(answer.body());
        } catch (IOException killed) {
            tally.cutOff.incrementAndGet();
            throw new FunctionDied();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FunctionDied();
        }
    }
}
