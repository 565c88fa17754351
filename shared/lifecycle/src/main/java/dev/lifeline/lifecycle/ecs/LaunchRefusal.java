package dev.lifeline.lifecycle.ecs;

/**
 * The error with which ECS refused a RunTask call: this call made no task.
 *
 * @param code such as {@code InvalidParameterException}
 * @param status the HTTP status, from 400 to 499
 */
public record LaunchRefusal(String code, String message, int status) {

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
