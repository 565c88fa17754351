package dev.lifeline.lifecycle.run;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells one generation of a run from every other that bore or bears its name: a secret of the run's, of which each
 * attempt's task shows a digest. Nobody can know that before the task exists, so that no older task has it.
 *
 * @param generation 1 for a run that was launched under its name for the first time
 * @param random 64 random bits as 16 hexadecimal digits
 */
public record Nonce(int generation, String random) {
    private static final Pattern VALID = Pattern.compile("([1-9][0-9]{0,5})-([0-9a-f]{16})");

    /** @throws IllegalArgumentException when these are no generation and no random bits */
    public Nonce {
        if (!VALID.matcher(generation + "-" + random).matches()) {
            throw new IllegalArgumentException("not a nonce: " + generation + "-" + random);
        }
    }

    /** Of a run's first generation. */
    public static Nonce first(long random) {
        return new Nonce(1, HexFormat.of().toHexDigits(random));
    }

    /**
     * The same generation, with a digest of the random bits and the attempt's number, from which neither can be told.
     */
    Nonce shownFor(int attempt) {
        return new Nonce(generation, Digest.hex(random + "/" + attempt, random.length()));
    }

    /** Of the generation after this one. */
    Nonce next(long bits) {
        return new Nonce(generation + 1, HexFormat.of().toHexDigits(bits));
    }

    /**
     * Reads {@link #toString} back.
     *
     * @throws IllegalArgumentException when the text is no nonce
     */
    public static Nonce of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a nonce: " + text));
    }

    static Optional<Nonce> parse(String text) {
        Matcher matcher = VALID.matcher(text);
        return matcher.matches()
                ? Optional.of(new Nonce(Integer.parseInt(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return generation + "-" + random;
    }
}
