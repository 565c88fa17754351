package dev.lifeline.cli.output;

import org.jline.utils.WCWidth;

/** Text as wide as a terminal shows it. */
public final class ScreenText {
    private ScreenText() {}

    /** In columns: a Chinese character takes two, an accent none. */
    public static int width(String text) {
        return text.codePoints().map(ScreenText::width).sum();
    }

    /** At most so many columns; a text that was cut ends with an ellipsis. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        int left = columns - 1;
        for (int letter : text.codePoints().toArray()) {
            left -= width(letter);
            if (left < 0) {
                break;
            }
            start.appendCodePoint(letter);
        }
        return columns <= 0 ? "" : start.append('…').toString();
    }

    /** The end of a text, at most so many columns; a text that was cut begins with an ellipsis. */
    public static String end(String text, int columns) {
        return width(text) <= columns
                ? text
                : new StringBuilder(cut(new StringBuilder(text).reverse().toString(), columns))
                        .reverse()
                        .toString();
    }

    private static int width(int letter) {
        return Math.max(0, WCWidth.wcwidth(letter));
    }
}
