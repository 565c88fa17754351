package dev.lifeline.lifecycle.identity;

/**
 * Tells one deployment's tasks from another's in the same cluster: 1 to 24 lower-case letters, digits and hyphens,
 * beginning with a letter or digit.
 */
public record Namespace(String value) {
    /** What a namespace may be, for whoever has to explain why one is refused. */
    public static final String ALPHABET =
            "1 to 24 lower-case letters, digits and hyphens, beginning with a letter or digit";

    private static final Letters VALID =
            Letters.NONE.and('a', 'z').and('0', '9').and('-');
    private static final int LONGEST = 24;

    /** @throws IllegalArgumentException when the value is not a namespace; see {@link #isValid} for outside input */
    public Namespace {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a namespace: " + ALPHABET + " are expected");
        }
    }

    public static boolean isValid(String text) {
        return VALID.spell(text, LONGEST) && !text.startsWith("-");
    }

    @Override
    public String toString() {
        return value;
    }
}
