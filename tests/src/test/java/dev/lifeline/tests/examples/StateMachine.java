package dev.lifeline.tests.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.callback.CallbackOperation;
import dev.lifeline.local.callback.ReceivedCallback;
import dev.lifeline.local.callback.ReceivedCallback.CallbackReception;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of Amazon States Language that the example uses: tasks that invoke a function and may wait for a token, with
 * Retry, Catch and both time-outs; Succeed and Fail.
 */
final class StateMachine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode definition;
    private final ExampleWorld world;
    private final String execution;
    private final ObjectNode data = JSON.createObjectNode();
    private final List<String> visited = new ArrayList<>();
    private int tokens;

    StateMachine(JsonNode definition, ExampleWorld world, String execution) {
        this.definition = definition;
        this.world = world;
        this.execution = execution;
    }

    /** How an execution ended. */
    record ExecutionEnd(List<String> visited, JsonNode data, String error, int tokens) {}

    /** A failed task; one that succeeded has no error. */
    private record TaskResult(String error, JsonNode content) {}

    ExecutionEnd run() throws IOException {
        String at = definition.path("StartAt").asText();
        while (true) {
            visited.add(at);
            JsonNode state = definition.path("States").path(at);
            switch (state.path("Type").asText()) {
                case "Succeed" -> {
                    return new ExecutionEnd(visited, data, "", tokens);
                }
                case "Fail" -> {
                    String error = path(state.path("ErrorPath").asText()).asText();
                    return new ExecutionEnd(visited, data, error, tokens);
                }
                default -> at = task(state);
            }
        }
    }

    /** The next state. */
    private String task(JsonNode state) throws IOException {
        TaskResult result = once(state);
        for (int retries = 0; !result.error().isEmpty(); retries++) {
            Optional<JsonNode> retry = matching(state.path("Retry"), result.error());
            if (retry.isEmpty() || retries >= retry.get().path("MaxAttempts").asInt(3)) {
                JsonNode handler = matching(state.path("Catch"), result.error()).orElseThrow();
                put(handler.path("ResultPath").asText(), result.content());
                return handler.path("Next").asText();
            }
            double wait = retry.get().path("IntervalSeconds").asDouble(1)
                    * Math.pow(retry.get().path("BackoffRate").asDouble(2), retries);
            world.pass(Duration.ofMillis((long) (wait * 1000)));
            result = once(state);
        }
        put(state.path("ResultPath").asText(), result.content());
        return state.path("Next").asText();
    }

    private static Optional<JsonNode> matching(JsonNode handlers, String error) {
        for (JsonNode handler : handlers) {
            for (JsonNode name : handler.path("ErrorEquals")) {
                if (name.asText().equals(error)
                        || name.asText().equals("States.ALL")
                        || (name.asText().equals("States.Timeout") && error.equals("States.HeartbeatTimeout"))) {
                    return Optional.of(handler);
                }
            }
        }
        return Optional.empty();
    }

    private TaskResult once(JsonNode state) throws IOException {
        String token = "token-" + execution + "-" + ++tokens;
        JsonNode parameters = state.path("Parameters");
        String answer;
        try {
            answer = world.invoke(
                    parameters.path("FunctionName").asText(),
                    rendered(parameters.path("Payload"), token).toString());
        } catch (RuntimeException failure) {
            return failed(failure.getClass().getName(), String.valueOf(failure.getMessage()));
        }
        return state.path("Resource").asText().endsWith(".waitForTaskToken")
                ? waited(state, token)
                : new TaskResult("", JSON.readTree(answer));
    }

    private TaskResult waited(JsonNode state, String token) throws IOException {
        Instant end = world.now().plusSeconds(state.path("TimeoutSeconds").asLong());
        while (true) {
            Optional<ReceivedCallback> result = result(token);
            if (result.isPresent()) {
                return result(result.get());
            }
            Instant silent = heard(
                            token, end.minusSeconds(state.path("TimeoutSeconds").asLong()))
                    .plusSeconds(state.path("HeartbeatSeconds").asLong());
            if (!world.now().isBefore(end)) {
                return failed("States.Timeout", "");
            }
            if (!world.now().isBefore(silent)) {
                return failed("States.HeartbeatTimeout", "");
            }
            world.step();
        }
    }

    private Optional<ReceivedCallback> result(String token) {
        return world.received.stream()
                .filter(call -> call.waiter().equals(token) && call.reception() == CallbackReception.ACCEPTED)
                .filter(call -> call.operation() != CallbackOperation.TASK_HEARTBEAT)
                .findFirst();
    }

    private Instant heard(String token, Instant begun) {
        return world.received.stream()
                .filter(call -> call.waiter().equals(token))
                .map(ReceivedCallback::at)
                .reduce(begun, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static TaskResult result(ReceivedCallback call) throws IOException {
        return call.operation() == CallbackOperation.TASK_SUCCESS
                ? new TaskResult("", JSON.readTree(call.content().path("output").asText()))
                : failed(
                        call.content().path("error").asText(),
                        call.content().path("cause").asText());
    }

    private static TaskResult failed(String error, String cause) {
        return new TaskResult(error, JSON.createObjectNode().put("Error", error).put("Cause", cause));
    }

    private JsonNode rendered(JsonNode template, String token) {
        if (!template.isObject()) {
            return template;
        }
        ObjectNode rendered = JSON.createObjectNode();
        template.properties().forEach(field -> {
            if (field.getKey().endsWith(".$")) {
                String name = field.getKey().substring(0, field.getKey().length() - 2);
                rendered.put(name, value(field.getValue().asText(), token));
            } else {
                rendered.set(field.getKey(), rendered(field.getValue(), token));
            }
        });
        return rendered;
    }

    private String value(String expression, String token) {
        return switch (expression) {
            case "$$.Task.Token" -> token;
            case "States.Format('report-{}', $$.Execution.Name)" -> "report-" + execution;
            default -> throw new IllegalArgumentException("not played: " + expression);
        };
    }

    private void put(String path, JsonNode value) {
        data.set(path.substring("$.".length()), value);
    }

    private JsonNode path(String path) {
        return data.at(path.substring(1).replace('.', '/'));
    }
}
