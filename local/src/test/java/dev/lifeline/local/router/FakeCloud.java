package dev.lifeline.local.router;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;

/** The deployed template with functions that record their input and answer as a test sets them. */
final class FakeCloud implements InstantSource, RouterLog {
    static final String TASK_EVENT = event("aws.ecs", "ECS Task State Change");
    static final String INSTANCE_EVENT = event("aws.ecs", "ECS Container Instance State Change");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TEMPLATE = Path.of(System.getProperty("lifeline.root", ".."), "template.yaml");

    /** How a function answers one payload. */
    @FunctionalInterface
    interface PayloadAnswer {
        String to(JsonNode payload) throws IOException;
    }

    final List<FinishedInvocation> invocations = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final Map<String, List<JsonNode>> payloads = new LinkedHashMap<>();
    final RouterSetup setup = new RouterSetup(this, new SplittableRandom(1), this);
    private final Map<String, PayloadAnswer> answers = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Router router() {
        Map<String, RequestStreamHandler> handlers = new LinkedHashMap<>();
        for (String function : List.of(
                "TaskStateChange",
                "InstanceStateChange",
                "Reconcile",
                "LaunchRun",
                "DescribeRun",
                "ListRuns",
                "ControlRun",
                "DeleteRun")) {
            handlers.put(function, (input, output, context) -> {
                JsonNode payload = JSON.readTree(input);
                payloads.computeIfAbsent(function, name -> new ArrayList<>()).add(payload);
                context.getLogger().log(context.getAwsRequestId() + " " + context.getRemainingTimeInMillis() + "\n");
                PayloadAnswer answer = answers.getOrDefault(function, nothing -> "");
                output.write(answer.to(payload).getBytes(StandardCharsets.UTF_8));
            });
        }
        return new Router(template(), handlers, setup);
    }

    static Template template() {
        return Template.read(TEMPLATE, Map.of("Namespace", "test"));
    }

    void answer(String function, PayloadAnswer answer) {
        answers.put(function, answer);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<JsonNode> payloads(String function) {
        return payloads.getOrDefault(function, List.of());
    }

    /** The bodies of all messages that a function got, in the order of its invocations. */
    List<String> bodies(String function) {
        return payloads(function).stream()
                .flatMap(payload -> StreamSupport.stream(payload.path("Records").spliterator(), false))
                .map(entry -> entry.path("body").asText())
                .toList();
    }

    static String event(String source, String detailType) {
        return """
                {"version":"0","id":"1","detail-type":"%s","source":"%s","account":"111122223333",\
                "time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{"version":3,\
                "clusterArn":"arn:aws:ecs:us-east-1:111122223333:cluster/prod","startedBy":"lifeline/test/run/nonce/1",\
                "status":"INACTIVE","lastStatus":"RUNNING"}}""".formatted(detailType, source);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void invoked(FinishedInvocation invocation) {
        invocations.add(invocation);
    }

    @Override
    public void logged(String function, String line) {
        lines.add(function + " " + line);
    }
}
