package dev.lifeline.local.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.local.service.ServiceRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call.
 *
 * @param waiter the task token or the callback id
 * @param content the other fields; of a result that is JSON the JSON, of any other its text
 */
record CallbackCall(CallbackOperation operation, String waiter, JsonNode content) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TARGET = "AWSStepFunctions.";
    private static final Pattern PATH = Pattern.compile("/2025-12-01/durable-execution-callbacks/(.+)/([a-z]+)");

    private static final int LONGEST_TOKEN = 2048;
    private static final int LONGEST_ID = 1024;
    private static final int LONGEST_RESULT = 262_144;
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    static boolean isOfStepFunctions(ServiceRequest request) {
        return request.target().startsWith(TARGET);
    }

    static Optional<CallbackCall> read(ServiceRequest request) {
        return isOfStepFunctions(request) ? ofTask(request) : ofDurable(request);
    }

    private static Optional<CallbackCall> ofTask(ServiceRequest request) {
        return CallbackOperation.ofTarget(request.target().substring(TARGET.length()))
                .flatMap(operation -> json(request.text())
                        .filter(JsonNode::isObject)
                        .map(fields -> ofTask(operation, (ObjectNode) fields)));
    }

    private static CallbackCall ofTask(CallbackOperation operation, ObjectNode fields) {
        String token = fields.path("taskToken").asText();
        fields.remove("taskToken");
        return new CallbackCall(operation, token, fields);
    }

    private static Optional<CallbackCall> ofDurable(ServiceRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        JsonNode content =
                json(request.text()).orElseGet(() -> MAPPER.getNodeFactory().textNode(request.text()));
        return CallbackOperation.ofPath(path.group(2))
                .map(operation -> new CallbackCall(operation, path.group(1), content));
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    /** Why the service refuses the call, whoever waits: the type of its error. */
    Optional<String> problem() {
        return switch (operation) {
            case TASK_SUCCESS -> token().or(() -> output());
            case TASK_FAILURE ->
                token().or(() -> tooLong("error", LONGEST_ERROR)).or(() -> tooLong("cause", LONGEST_CAUSE));
            case TASK_HEARTBEAT -> token();
            case DURABLE_SUCCESS, DURABLE_FAILURE, DURABLE_HEARTBEAT ->
                problemIf(
                        waiter.length() > LONGEST_ID
                                || !waiter.matches("[A-Za-z0-9+/]+={0,2}")
                                || content.toString().length() > LONGEST_RESULT,
                        "InvalidParameterValueException");
        };
    }

    private Optional<String> token() {
        return problemIf(waiter.isEmpty() || waiter.length() > LONGEST_TOKEN, "InvalidToken");
    }

    private Optional<String> output() {
        String output = content.path("output").asText();
        return problemIf(output.length() > LONGEST_RESULT || json(output).isEmpty(), "InvalidOutput");
    }

    private Optional<String> tooLong(String field, int longest) {
        return problemIf(content.path(field).asText().length() > longest, "ValidationException");
    }

    private static Optional<String> problemIf(boolean wrong, String type) {
        return wrong ? Optional.of(type) : Optional.empty();
    }
}
