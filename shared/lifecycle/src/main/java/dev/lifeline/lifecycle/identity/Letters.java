package dev.lifeline.lifecycle.identity;

import java.util.Optional;

/**
 * A set of ASCII characters. Names are checked with each event and each loaded run, and a regular expression takes
 * several times as long.
 *
 * @param low the characters below 64, one bit each
 * @param high those from 64 to 127
 */
record Letters(long low, long high) {
    static final Letters NONE = new Letters(0, 0);
    private static final Letters DIGITS = NONE.and('0', '9');
    private static final int MOST_DIGITS = 6;

    /** These and the characters from the first to the last. */
    Letters and(char first, char last) {
        long lower = low;
        long upper = high;
        for (char letter = first; letter <= last; letter++) {
            lower |= letter < Long.SIZE ? 1L << letter : 0;
            upper |= letter < Long.SIZE ? 0 : 1L << letter;
        }
        return new Letters(lower, upper);
    }

    Letters and(char letter) {
        return and(letter, letter);
    }

    boolean contains(char letter) {
        return letter < 2 * Long.SIZE && ((letter < Long.SIZE ? low : high) >>> letter & 1) == 1;
    }

    /** Whether the text has at least one and at most so many characters, all from this set. */
    boolean spell(String text, int most) {
        return spell(text, 0, text.length()) && !text.isEmpty() && text.length() <= most;
    }

    /** Whether all characters of that part of the text are from this set. */
    boolean spell(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!contains(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a number from 1 to 999,999 in canonical form. */
    static Optional<Integer> count(String text) {
        return DIGITS.spell(text, MOST_DIGITS) && !text.startsWith("0")
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
