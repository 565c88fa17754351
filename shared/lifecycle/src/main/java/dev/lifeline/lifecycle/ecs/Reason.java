package dev.lifeline.lifecycle.ecs;

import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.text.NormalizedText;
import java.util.Optional;

/**
 * Why a task or a container stopped, as ECS reports it. It is parsed once, because each decision uses its error and its
 * normalized form many times.
 */
public final class Reason {
    /** No reason. */
    public static final Reason NONE = new Reason("");

    private final String text;
    private final NormalizedText normal;
    private final Optional<ContainerError> error;

    private Reason(String text) {
        this.text = text;
        this.normal = new NormalizedText(text);
        this.error = ContainerError.parse(text);
    }

    public static Reason of(String text) {
        return new Reason(text);
    }

    /** As ECS wrote it. */
    public String text() {
        return text;
    }

    /** The normalized form, for comparisons. */
    public NormalizedText normal() {
        return normal;
    }

    /** The error that it names, if any. */
    public Optional<ContainerError> error() {
        return error;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reason reason && reason.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
