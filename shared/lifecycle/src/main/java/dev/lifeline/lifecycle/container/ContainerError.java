package dev.lifeline.lifecycle.container;

import dev.lifeline.lifecycle.container.ErrorName.Known;
import dev.lifeline.lifecycle.container.ErrorName.Unknown;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named error (the ECS agent's {@code NamedError}).
 *
 * @param text what follows the name, {@code ""} when nothing does
 */
public record ContainerError(ErrorName name, String text) {

    /** Few texts have it, and looking for it is quick. */
    private static final String TRANSITION_HINT = "ransition to ";

    private static final Pattern TRANSITION = Pattern.compile(
            "transition to (manifest_pulled|pulled|created|running|stopped)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\w+(Error|Exception)", Pattern.CASE_INSENSITIVE);

    /**
     * Reads the reason of a stopped container or task: {@code Name: text}, or only {@code Name}.
     *
     * <p>A name is what we have a constant for, or one word before the first colon that ends in "Error" or "Exception",
     * in any case. Prose ("Essential container in task exited") and a bare "Error: ..." name nothing and answer empty.
     */
    public static Optional<ContainerError> parse(String reason) {
        int colon = reason.indexOf(':');
        String prefix = (colon < 0 ? reason : reason.substring(0, colon)).strip();
        String text = colon < 0 ? "" : reason.substring(colon + 1).strip();
        return name(prefix).map(name -> new ContainerError(name, text));
    }

    private static Optional<ErrorName> name(String prefix) {
        Optional<Known> known = Known.parse(prefix);
        if (known.isPresent()) {
            return Optional.of(known.get());
        }
        return NAME.matcher(prefix).matches() ? Optional.of(new Unknown(prefix)) : Optional.empty();
    }

    /**
     * The transition that failed: the one that the text names, as the agent's timeouts do ("Could not transition to
     * pulled; timed out after waiting 2h0m0s"), or else the one that the name stands for.
     */
    public Optional<ContainerStatus> attempted() {
        if (!text.contains(TRANSITION_HINT)) {
            return name.attempted();
        }
        Matcher named = TRANSITION.matcher(text);
        return named.find()
                ? Optional.of(ContainerStatus.valueOf(named.group(1).toUpperCase(Locale.ROOT)))
                : name.attempted();
    }

    /**
     * A container that this one depends on failed, so that this one is never started (agent/engine/dependencygraph:
     * each terminal error begins so).
     */
    public boolean isFailedDependency() {
        return name == Known.CANNOT_START_CONTAINER_ERROR && text.startsWith("dependency graph: ");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? name.text() : name.text() + ": " + text;
    }
}
