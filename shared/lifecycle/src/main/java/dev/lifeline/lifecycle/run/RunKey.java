package dev.lifeline.lifecycle.run;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run's name in the letters, digits and hyphens that {@code startedBy} and every key take: up to 32 characters of the
 * name, for readers, and 80 bits of its SHA-256, so that two names share a key by no chance that matters. Whoever finds
 * a run by its key compares the name all the same.
 *
 * @param value {@code <slug>-<20 hexadecimal digits>}, at most 53 characters
 */
public record RunKey(String value) {
    static final int LONGEST = 53;

    private static final int SLUG = 32;
    private static final int HASH = 20;
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9-]{1,32}-[0-9a-f]{20}");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");

    /** @throws IllegalArgumentException when the value is not a key; see {@link #parse} for outside input */
    public RunKey {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a run's key: " + value);
        }
    }

    static RunKey of(RunId id) {
        return new RunKey(slug(id.value()) + "-" + Digest.hex(id.value(), HASH));
    }

    /** The key that the text spells, if it spells one. */
    public static Optional<RunKey> parse(String text) {
        return VALID.matcher(text).matches() ? Optional.of(new RunKey(text)) : Optional.empty();
    }

    private static String slug(String name) {
        String plain = OTHER.matcher(name).replaceAll("-");
        String slug = plain.substring(0, Math.min(SLUG, plain.length()));
        return slug.equals("-") ? "run" : slug;
    }

    @Override
    public String toString() {
        return value;
    }
}
