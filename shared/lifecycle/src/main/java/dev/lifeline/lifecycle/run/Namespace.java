package dev.lifeline.lifecycle.run;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells one deployment's tasks from another's in the same cluster: 1 to 24 lower-case letters, digits and hyphens,
 * beginning with a letter or digit.
 */
public record Namespace(String value) {
    /** What a namespace may be, for whoever has to explain why one is refused. */
    public static final String ALPHABET =
            "1 to 24 lower-case letters, digits and hyphens, beginning with a letter or digit";

    private static final int SLUG = 14;
    private static final int HASH = 8;

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");

    /** @throws IllegalArgumentException when the value is not a namespace; see {@link #isValid} for outside input */
    public Namespace {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a namespace: " + ALPHABET + " are expected");
        }
    }

    /**
     * A namespace of a deployment's name, which is unique in an account and region: the name itself where it is a
     * namespace, else the beginning of it and 32 bits of its SHA-256.
     */
    public static Namespace of(String deployment) {
        if (isValid(deployment)) {
            return new Namespace(deployment);
        }
        String plain = deployment.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String slug = "x" + plain.substring(0, Math.min(SLUG, plain.length()));
        return new Namespace(slug + "-" + Digest.hex(deployment, HASH));
    }

    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
