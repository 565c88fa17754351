package dev.lifeline.lifecycle.container;

import dev.lifeline.lifecycle.container.ErrorName.Known;
import dev.lifeline.lifecycle.container.ErrorName.Unknown;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named error (the ECS agent's {@code NamedError}).
 *
 * @param text what follows the name, {@code ""} when nothing does
 */
public record ContainerError(ErrorName name, String text) {

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
        Optional<ErrorName> known = Known.parse(prefix).map(ErrorName.class::cast);
        return known.or(() -> NAME.matcher(prefix).matches() ? Optional.of(new Unknown(prefix)) : Optional.empty())
                .map(name -> new ContainerError(name, text));
    }

    /** See {@link ErrorName#attempted()}. */
    public Optional<ContainerStatus> attempted() {
        return name.attempted();
    }

    @Override
    public String toString() {
        return text.isEmpty() ? name.text() : name.text() + ": " + text;
    }
}
