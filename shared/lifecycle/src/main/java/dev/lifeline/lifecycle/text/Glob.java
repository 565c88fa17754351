package dev.lifeline.lifecycle.text;

/** A pattern for a whole text: {@code *} stands for any text, everything else for itself. */
public final class Glob {
    private final String pattern;

    /** The parts before, between and after the stars; only the pattern itself without stars. */
    private final String[] pieces;

    private final Pairs pairs;

    public Glob(String pattern) {
        this.pattern = NormalizedText.form(pattern);
        this.pieces = this.pattern.split("\\*", -1);
        this.pairs = Pairs.of(pieces);
    }

    /** In normal form. */
    public String pattern() {
        return pattern;
    }

    /** Whether the pattern matches a whole text in {@link NormalizedText} form. */
    public boolean matches(NormalizedText normal) {
        if (!normal.pairs().mayContain(pairs)) {
            return false;
        }
        String text = normal.text();
        if (pieces.length == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(pieces[0])) {
            return false;
        }
        // Each part at its first position, which leaves the most room for the rest.
        int from = pieces[0].length();
        for (int each = 1; each < pieces.length - 1; each++) {
            int found = text.indexOf(pieces[each], from);
            if (found < 0) {
                return false;
            }
            from = found + pieces[each].length();
        }
        String last = pieces[pieces.length - 1];
        return text.length() - from >= last.length() && text.endsWith(last);
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
