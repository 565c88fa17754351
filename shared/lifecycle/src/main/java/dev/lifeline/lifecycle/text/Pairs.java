package dev.lifeline.lifecycle.text;

/**
 * The pairs of adjacent letters of a text, in a Bloom filter of 128 bits. A text that lacks a pair of a pattern cannot
 * match it, which excludes most patterns.
 */
record Pairs(long low, long high) {

    /** The pairs within each of the texts, none across texts. */
    static Pairs of(String... texts) {
        long low = 0;
        long high = 0;
        for (String text : texts) {
            for (int at = 1; at < text.length(); at++) {
                int bit = 31 * text.charAt(at - 1) + text.charAt(at);
                if ((bit & 64) == 0) {
                    low |= 1L << bit;
                } else {
                    high |= 1L << bit;
                }
            }
        }
        return new Pairs(low, high);
    }

    /** Whether all of the others may be among these; false is always correct. */
    boolean mayContain(Pairs others) {
        return (others.low & ~low) == 0 && (others.high & ~high) == 0;
    }
}
