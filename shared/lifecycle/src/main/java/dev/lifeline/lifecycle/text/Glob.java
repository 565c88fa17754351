package dev.lifeline.lifecycle.text;

import java.util.List;

/** A pattern over a whole text: {@code *} stands for any run of characters, everything else for itself. */
public final class Glob {
    private final String pattern;

    /** What stands between the stars; at least one, perhaps empty, before the first and after the last. */
    private final List<String> pieces;

    public Glob(String pattern) {
        this.pattern = Normal.form(pattern);
        this.pieces = List.of(this.pattern.split("\\*", -1));
    }

    /** In normal form. */
    public String pattern() {
        return pattern;
    }

    /** Whether the pattern covers the whole of a text in {@link Normal} form. */
    public boolean matches(Normal normal) {
        String text = normal.text();
        if (pieces.size() == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(pieces.getFirst())) {
            return false;
        }
        // Each piece at its first place: what follows can then only have more room, so no other place is better.
        int from = pieces.getFirst().length();
        for (int each = 1; each < pieces.size() - 1; each++) {
            int found = text.indexOf(pieces.get(each), from);
            if (found < 0) {
                return false;
            }
            from = found + pieces.get(each).length();
        }
        return text.length() - from >= pieces.getLast().length() && text.endsWith(pieces.getLast());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
