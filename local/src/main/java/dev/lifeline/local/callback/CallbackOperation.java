package dev.lifeline.local.callback;

import java.util.Arrays;
import java.util.Optional;

/** The calls by which somebody who waits learns about a run (AWS Step Functions and Lambda API references). */
public enum CallbackOperation {
    TASK_SUCCESS("SendTaskSuccess"),
    TASK_FAILURE("SendTaskFailure"),
    TASK_HEARTBEAT("SendTaskHeartbeat"),
    DURABLE_SUCCESS("SendDurableExecutionCallbackSuccess"),
    DURABLE_FAILURE("SendDurableExecutionCallbackFailure"),
    DURABLE_HEARTBEAT("SendDurableExecutionCallbackHeartbeat");

    private final String wireName;

    CallbackOperation(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    boolean isHeartbeat() {
        return this == TASK_HEARTBEAT || this == DURABLE_HEARTBEAT;
    }

    /** The operation of Step Functions with this name. */
    static Optional<CallbackOperation> ofTarget(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.wireName.equals(name))
                .findFirst();
    }

    /** The operation of Lambda whose path ends in this word. */
    static Optional<CallbackOperation> ofPath(String verb) {
        return switch (verb) {
            case "succeed" -> Optional.of(DURABLE_SUCCESS);
            case "fail" -> Optional.of(DURABLE_FAILURE);
            case "heartbeat" -> Optional.of(DURABLE_HEARTBEAT);
            default -> Optional.empty();
        };
    }
}
