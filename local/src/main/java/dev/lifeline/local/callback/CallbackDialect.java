package dev.lifeline.local.callback;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.local.service.ServiceAnswer;

/** How a service writes its answers and names its errors. */
enum CallbackDialect {
    STEP_FUNCTIONS("TaskDoesNotExist", "TaskTimedOut", "ThrottlingException", "InternalServerError"),
    LAMBDA("CallbackTimeoutException", "CallbackTimeoutException", "TooManyRequestsException", "ServiceException");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String nobody;
    private final String closed;
    private final String throttled;
    private final String failed;

    CallbackDialect(String nobody, String closed, String throttled, String failed) {
        this.nobody = nobody;
        this.closed = closed;
        this.throttled = throttled;
        this.failed = failed;
    }

    ServiceAnswer done() {
        return switch (this) {
            case STEP_FUNCTIONS -> ServiceAnswer.of(200, "application/x-amz-json-1.0", "{}");
            case LAMBDA -> ServiceAnswer.json(200, "{}");
        };
    }

    ServiceAnswer nobody() {
        return error(400, nobody, "nobody waits with this token");
    }

    ServiceAnswer closed() {
        return error(400, closed, "this token is closed");
    }

    ServiceAnswer throttled() {
        return error(this == LAMBDA ? 429 : 400, throttled, "Rate exceeded");
    }

    ServiceAnswer failed() {
        return error(500, failed, "The script makes this call fail on the server's side.");
    }

    ServiceAnswer unknown() {
        return error(400, "UnknownOperationException", "of these services, only callbacks are served here");
    }

    ServiceAnswer error(int status, String type, String message) {
        return switch (this) {
            case STEP_FUNCTIONS ->
                ServiceAnswer.of(
                        status,
                        "application/x-amz-json-1.0",
                        MAPPER.createObjectNode()
                                .put("__type", type)
                                .put("message", message)
                                .toString());
            case LAMBDA ->
                ServiceAnswer.json(
                                status,
                                MAPPER.createObjectNode()
                                        .put("Type", "User")
                                        .put("Message", message)
                                        .toString())
                        .with("x-amzn-ErrorType", type);
        };
    }
}
