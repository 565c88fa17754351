package dev.lifeline.tests.localstack;

import dev.lifeline.tests.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The functions in a process of their own. What they log is in target/localstack-functions.log. */
record RemoteFunctions(URI endpoint, HttpClient http) {

    /**
     * Starts them with this environment and no other, until this JVM ends.
     *
     * @throws IllegalStateException when they do not start; the log says why
     */
    static RemoteFunctions start(Map<String, String> environment) {
        Path log = Repository.ROOT.resolve("tests/target/localstack-functions.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FunctionsProcess.class.getName(),
                Repository.ROOT.resolve("template.yaml").toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(log.toFile());
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String uri = Optional.ofNullable(out.readLine()).orElse("");
            if (uri.isEmpty()) {
                throw new IllegalStateException("the functions do not start: " + Files.readString(log));
            }
            return new RemoteFunctions(URI.create(uri), HttpClient.newHttpClient());
        } catch (IOException failure) {
            throw new IllegalStateException("the functions do not start, see " + log, failure);
        }
    }

    /** How an invocation ended: with the handler's response, or with Lambda's function error. */
    sealed interface InvocationEnd {
        record HandlerResponse(String response) implements InvocationEnd {}

        record HandlerError(String error) implements InvocationEnd {}
    }

    InvocationEnd invoke(String function, String payload) {
        HttpRequest request = HttpRequest.newBuilder(
                        endpoint.resolve("/2015-03-31/functions/" + function + "/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean failed = answer.statusCode() != 200
                    || answer.headers().firstValue("X-Amz-Function-Error").isPresent();
            return failed
                    ? new InvocationEnd.HandlerError(answer.body())
                    : new InvocationEnd.HandlerResponse(answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException("the functions do not answer at " + endpoint, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + function + " ran", interrupted);
        }
    }
}
