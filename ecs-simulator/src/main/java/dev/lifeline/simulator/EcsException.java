package dev.lifeline.simulator;

import java.util.List;

/** A call refused by ECS. */
public final class EcsException extends RuntimeException {
    private final EcsErrorCode code;
    private final transient List<String> resourceIds;

    public EcsException(EcsErrorCode code, String message) {
        this(code, message, List.of());
    }

    private EcsException(EcsErrorCode code, String message, List<String> resourceIds) {
        super(message);
        this.code = code;
        this.resourceIds = List.copyOf(resourceIds);
    }

    static EcsException conflict(List<String> taskArns) {
        return new EcsException(
                EcsErrorCode.CONFLICT,
                "The client token was used before with other parameters. Use another token for another request.",
                taskArns);
    }

    static EcsException invalid(String message) {
        return new EcsException(EcsErrorCode.INVALID_PARAMETER, message);
    }

    static EcsException client(String message) {
        return new EcsException(EcsErrorCode.CLIENT, message);
    }

    static EcsException throttled() {
        return new EcsException(EcsErrorCode.THROTTLING, "Rate exceeded");
    }

    public EcsErrorCode code() {
        return code;
    }

    /** The ARNs of the tasks that a conflicting token started; empty for every other error. */
    public List<String> resourceIds() {
        return resourceIds;
    }

    /** The message; never null here, unlike in {@link Throwable}. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
