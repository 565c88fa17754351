package dev.lifeline.lifecycle.ecs;

/**
 * The error with which ECS refused a RunTask call: no task was made by it.
 *
 * @param code such as {@code InvalidParameterException}
 */
public record LaunchRefusal(String code, String message) {

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
