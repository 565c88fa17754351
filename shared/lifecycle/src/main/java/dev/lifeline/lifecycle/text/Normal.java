package dev.lifeline.lifecycle.text;

import java.util.Locale;

/** A text in the one form in which texts are compared: lower case, plain apostrophes, single spaces. */
public record Normal(String text) {

    public Normal {
        text = form(text);
    }

    /** What ECS's components do not agree on is made the same. */
    static String form(String text) {
        StringBuilder form = new StringBuilder(text.length());
        boolean space = false;
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
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
