package dev.lifeline.cli.output;

/**
 * Text without characters that control a terminal or change how the text around them reads: control characters (C0,
 * DEL, C1), bidirectional and zero-width format characters, line and paragraph separators, and unpaired surrogates.
 * Each becomes an escape that Java and JSON can read.
 */
public final class TerminalText {
    private TerminalText() {}

    static String escaped(String text) {
        if (isPlain(text) || text.codePoints().noneMatch(TerminalText::isActive)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isActive(character)) {
                safe.append(escape(character));
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    /** Most lines are visible ASCII. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter > '~') {
                return false;
            }
        }
        return true;
    }

    public static boolean isActive(int character) {
        return switch ((byte) Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                StringBuilder units = new StringBuilder();
                for (char unit : Character.toChars(character)) {
                    units.append("\\u").append(String.format("%04x", (int) unit));
                }
                yield units.toString();
            }
        };
    }
}
