package dev.lifeline.lifecycle.task;

import java.util.Optional;

/**
 * What {@link Lifecycle#resolve} answers.
 *
 * @param status to be reported in both cases, also when there is no controller
 */
public record Resolved<S>(TaskStatus status, Resolution<S> resolution) {

    public Optional<Controller<S>> controller() {
        return switch (resolution) {
            case Resolution.Found<S> found -> Optional.of(found.controller());
            case Resolution.Failed<S> failed -> Optional.empty();
        };
    }

    public Optional<String> error() {
        return switch (resolution) {
            case Resolution.Found<S> found -> Optional.empty();
            case Resolution.Failed<S> failed -> Optional.of(failed.error());
        };
    }
}
