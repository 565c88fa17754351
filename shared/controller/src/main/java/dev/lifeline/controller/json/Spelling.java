package dev.lifeline.controller.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggestions for misspelled words. */
public final class Spelling {
    private static final int SLIPS = 2;

    private Spelling() {}

    /** The known word at most two edits away. */
    public static Optional<String> meant(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= SLIPS)
                .filter(candidate -> distance(candidate, word) <= SLIPS)
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)));
    }

    /** Suggests the likely word, or else lists all known ones. */
    public static String hint(String word, Collection<String> known) {
        return meant(word, known)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /** Levenshtein's distance, ignoring case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                boolean same =
                        Character.toLowerCase(left.charAt(line - 1)) == Character.toLowerCase(right.charAt(column - 1));
                int substituted = diagonal + (same ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(substituted, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }
}
