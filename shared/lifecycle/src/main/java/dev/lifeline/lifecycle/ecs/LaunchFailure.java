package dev.lifeline.lifecycle.ecs;

import java.util.Optional;

/**
 * Why an answer of RunTask has no task (AWS ECS API, {@code Failure}).
 *
 * @param reason usually one word, such as {@code RESOURCE:MEMORY}
 * @param detail more about it, in free text
 */
public record LaunchFailure(String reason, Optional<String> detail) {

    public LaunchFailure(String reason) {
        this(reason, Optional.empty());
    }

    @Override
    public String toString() {
        return detail.map(more -> reason + " (" + more + ")").orElse(reason);
    }
}
