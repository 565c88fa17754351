package dev.lifeline.lifecycle.text;

/**
 * A pattern over a whole text: {@code *} stands for any run of characters, everything else for itself.
 *
 * @param pattern in normal form
 */
public record Glob(String pattern) {

    public Glob {
        pattern = Normal.form(pattern);
    }

    /** Whether the pattern covers the whole of a text in {@link Normal} form. */
    public boolean matches(Normal text) {
        return matches(0, text.text(), 0);
    }

    private boolean matches(int at, String text, int from) {
        int star = pattern.indexOf('*', at);
        if (star < 0) {
            return text.length() - from == pattern.length() - at && text.startsWith(pattern.substring(at), from);
        }
        return text.regionMatches(from, pattern, at, star - at) && afterStar(star + 1, text, from + star - at);
    }

    /**
     * Finds the literal after a star at its first place: what follows can then only have more room, so no other place
     * is better.
     */
    private boolean afterStar(int at, String text, int from) {
        if (at == pattern.length()) {
            return true;
        }
        int star = pattern.indexOf('*', at);
        String literal = pattern.substring(at, star < 0 ? pattern.length() : star);
        if (star < 0) {
            return text.length() - from >= literal.length() && text.endsWith(literal);
        }
        int found = text.indexOf(literal, from);
        return found >= 0 && afterStar(star + 1, text, found + literal.length());
    }
}
