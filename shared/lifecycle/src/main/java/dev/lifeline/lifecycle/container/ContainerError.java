package dev.lifeline.lifecycle.container;

import dev.lifeline.lifecycle.container.ErrorName.KnownErrorName;
import dev.lifeline.lifecycle.container.ErrorName.UnknownErrorName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named error (the ECS agent's {@code NamedError}).
 *
 * @param text the text after the name; {@code ""} if there is none
 */
public record ContainerError(ErrorName name, String text) {

    private static final Pattern NAME = Pattern.compile("\\w+(Error|Exception)", Pattern.CASE_INSENSITIVE);

    /**
     * Reads the reason of a stopped container or task: {@code Name: text}, or only {@code Name}.
     *
     * <p>A name is one that has a constant, or one word before the first colon that ends in "Error" or "Exception", in
     * any letter case. Prose ("Essential container in task exited") and a bare "Error: ..." have no name and give
     * empty.
     */
    public static Optional<ContainerError> parse(String reason) {
        int colon = reason.indexOf(':');
        String prefix = (colon < 0 ? reason : reason.substring(0, colon)).strip();
        String text = colon < 0 ? "" : reason.substring(colon + 1).strip();
        return name(prefix).map(name -> new ContainerError(name, text));
    }

    private static Optional<ErrorName> name(String prefix) {
        Optional<KnownErrorName> known = KnownErrorName.parse(prefix);
        if (known.isPresent()) {
            return Optional.of(known.get());
        }
        return NAME.matcher(prefix).matches() ? Optional.of(new UnknownErrorName(prefix)) : Optional.empty();
    }

    /**
     * The transition that failed, from the agent's names and words; empty for what is not a container's transition, and
     * for unknown names and words. So a new error stops nothing.
     *
     * @param seen the status of the container as ECS shows it: NONE before it started, RUNNING, or STOPPED after it ran
     */
    public Optional<ContainerStatus> attempted(ContainerStatus seen) {
        return step().transition(seen);
    }

    private AgentStep step() {
        return switch (name) {
            case KnownErrorName known ->
                known.step() == AgentStep.SEE_TEXT ? TransitionWord.stepIn(text) : known.step();
            case UnknownErrorName unknown -> AgentStep.OTHER;
        };
    }

    /**
     * Whether a container that this one depends on failed, so this one is never started (agent/engine/dependencygraph:
     * each terminal error has this prefix).
     */
    public boolean isFailedDependency() {
        return name == KnownErrorName.CANNOT_START_CONTAINER_ERROR && text.startsWith("dependency graph: ");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? name.text() : name.text() + ": " + text;
    }
}
