package dev.lifeline.lifecycle.identity;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells one generation of a run from every other that bore or bears its name: a secret of the run's, of which each
 * attempt's task shows a digest. Nobody can know that before the task exists, so that no older task has it.
 *
 * @param generation 1 for a run that was launched under its name for the first time
 * @param random 64 random bits as 16 hexadecimal digits
 */
public record Nonce(int generation, String random) {
    private static final int LARGEST = 999_999;
    private static final int RANDOM = 16;

    /** @throws IllegalArgumentException when these are no generation and no random bits */
    public Nonce {
        if (generation < 1 || generation > LARGEST || !isRandom(random)) {
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
        int hyphen = Math.max(0, text.indexOf('-'));
        String random = text.substring(Math.min(hyphen + 1, text.length()));
        return Letters.count(text.substring(0, hyphen))
                .filter(generation -> isRandom(random))
                .map(generation -> new Nonce(generation, random));
    }

    private static boolean isRandom(String text) {
        return text.length() == RANDOM && Digest.HEX.spell(text, RANDOM);
    }

    @Override
    public String toString() {
        return generation + "-" + random;
    }
}
