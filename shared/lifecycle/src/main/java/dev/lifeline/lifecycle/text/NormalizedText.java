package dev.lifeline.lifecycle.text;

import java.util.Locale;

/** A text in the form for comparisons: lower case, plain apostrophes, single spaces. */
public final class NormalizedText {
    private final String text;
    private final Pairs pairs;

    public NormalizedText(String text) {
        this.text = form(text);
        this.pairs = Pairs.of(this.text);
    }

    public String text() {
        return text;
    }

    Pairs pairs() {
        return pairs;
    }

    /** Removes differences between ECS's components. */
    static String form(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return isTidy(lower) ? lower : tidy(lower);
    }

    /** Most texts are normalized already and need not be copied. */
    private static boolean isTidy(String text) {
        boolean afterSpace = true;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean space = Character.isWhitespace(letter);
            if (letter == '\u2019' || (space && (afterSpace || letter != ' '))) {
                return false;
            }
            afterSpace = space;
        }
        return !afterSpace || text.isEmpty();
    }

    private static String tidy(String text) {
        StringBuilder form = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (Character.isWhitespace(letter)) {
                space = true;
                continue;
            }
            if (space && !form.isEmpty()) {
                form.append(' ');
            }
            space = false;
            form.append(letter == '\u2019' ? '\'' : letter);
        }
        return form.toString();
    }
}
