package dev.lifeline.lifecycle.identity;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Distinguishes one generation of a run from every other with the same name. It is a secret of the run, and each
 * attempt's task shows a digest of it. Nobody can know the digest before the task exists, so no older task has it.
 *
 * @param generation 1 for the first launch of the name
 * @param random 64 random bits as 16 hexadecimal digits
 */
public record Nonce(int generation, String random) {
    private static final int LARGEST = 999_999;
    private static final int RANDOM = 16;

    /** @throws IllegalArgumentException if these are not a generation and random bits */
    public Nonce {
        if (generation < 1 || generation > LARGEST || !isRandom(random)) {
            throw new IllegalArgumentException("not a nonce: " + generation + "-" + random);
        }
    }

    /** The nonce of a run's first generation. */
    public static Nonce first(long random) {
        return new Nonce(1, HexFormat.of().toHexDigits(random));
    }

    /** The same generation, with a digest of the random bits and the attempt's number, which reveals neither. */
    Nonce shownFor(int attempt) {
        return new Nonce(generation, Digest.hex(random + "/" + attempt, random.length()));
    }

    /** The nonce of the next generation. */
    Nonce next(long bits) {
        return new Nonce(generation + 1, HexFormat.of().toHexDigits(bits));
    }

    /**
     * Parses {@link #toString}.
     *
     * @throws IllegalArgumentException if the text is not a nonce
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
