package dev.lifeline.lifecycle.run;

import java.util.regex.Pattern;

/**
 * Tells one deployment's tasks from another's in the same cluster: 1 to 24 lower-case letters, digits and hyphens,
 * beginning with a letter or digit.
 */
public record Namespace(String value) {
    /** What a namespace may be, for whoever has to explain why one is refused. */
    public static final String ALPHABET =
            "1 to 24 lower-case letters, digits and hyphens, beginning with a letter or digit";

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");

    /** @throws IllegalArgumentException when the value is not a namespace; see {@link #isValid} for outside input */
    public Namespace {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a namespace: " + ALPHABET + " are expected");
        }
    }

    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
