package dev.lifeline.lifecycle.identity;

import java.util.Optional;

/**
 * A run's name in the letters, digits and hyphens that {@code startedBy} and keys allow: up to 32 characters of the
 * name, for readers, and 80 bits of its SHA-256, so two names practically never share a key. A reader that finds a run
 * by its key still compares the name.
 *
 * @param value {@code <slug>-<20 hexadecimal digits>}, at most 53 characters
 */
public record RunKey(String value) {
    static final int LONGEST = 53;

    private static final int SLUG = 32;
    private static final int HASH = 20;
    private static final Letters PLAIN =
            Letters.NONE.and('A', 'Z').and('a', 'z').and('0', '9');
    private static final Letters PLAIN_OR_HYPHEN = PLAIN.and('-');

    /** @throws IllegalArgumentException if the value is not a key; see {@link #parse} for outside input */
    public RunKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a run's key: " + value);
        }
    }

    static RunKey of(String name) {
        return new RunKey(slug(name) + "-" + Digest.hex(name, HASH));
    }

    /** The key in the text, if it is valid. */
    public static Optional<RunKey> parse(String text) {
        return isValid(text) ? Optional.of(new RunKey(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        int slug = text.length() - HASH - 1;
        return slug >= 1
                && slug <= SLUG
                && PLAIN_OR_HYPHEN.spell(text, 0, slug)
                && text.charAt(slug) == '-'
                && Digest.HEX.spell(text, slug + 1, text.length());
    }

    /** One hyphen for any number of other characters. */
    private static String slug(String name) {
        StringBuilder slug = new StringBuilder(SLUG);
        for (int at = 0; at < name.length() && slug.length() < SLUG; at++) {
            char letter = name.charAt(at);
            if (PLAIN.contains(letter)) {
                slug.append(letter);
            } else if (at == 0 || PLAIN.contains(name.charAt(at - 1))) {
                slug.append('-');
            }
        }
        return slug.length() == 1 && slug.charAt(0) == '-' ? "run" : slug.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
