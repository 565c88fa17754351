package dev.lifeline.lifecycle.identity;

/**
 * Distinguishes the tasks of deployments in one cluster: 1 to 24 lower-case letters, digits and hyphens, beginning with
 * a letter or digit.
 */
public record Namespace(String value) {
    /** The allowed form, for error messages. */
    public static final String ALPHABET =
            "1 to 24 lower-case letters, digits and hyphens, beginning with a letter or digit";

    private static final Letters VALID =
            Letters.NONE.and('a', 'z').and('0', '9').and('-');
    private static final int LONGEST = 24;

    /** @throws IllegalArgumentException if the value is not a namespace; see {@link #isValid} for outside input */
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
