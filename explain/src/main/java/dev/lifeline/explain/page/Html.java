package dev.lifeline.explain.page;

/** Text in HTML and SVG. */
public final class Html {
    private Html() {}

    /**
     * Any text as content or as the value of a quoted attribute. Characters that a reader does not see, such as control
     * characters and those that change the direction of text, are shown as their code.
     */
    public static String text(String data) {
        StringBuilder safe = new StringBuilder(data.length() + 16);
        data.codePoints().forEach(character -> append(safe, character));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int character) {
        switch (character) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n' -> safe.append('\n');
            default -> {
                if (isVisible(character)) {
                    safe.appendCodePoint(character);
                } else {
                    safe.append(String.format("\\u%04x", character));
                }
            }
        }
    }

    private static boolean isVisible(int character) {
        return switch ((byte) Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** {@code <name class="style">text</name>}, where the text is data. */
    public static String element(String name, String style, String data) {
        return wrapped(name, style, text(data));
    }

    /** {@code <name class="style">markup</name>}, where the markup is HTML already. */
    public static String wrapped(String name, String style, String markup) {
        String attribute = style.isEmpty() ? "" : " class=\"" + text(style) + '"';
        return "<" + name + attribute + ">" + markup + "</" + name + ">";
    }

    /** A link to another page; plain text if the address is not an https one. */
    public static String link(String address, String words) {
        return address.startsWith("https://")
                ? "<a href=\"" + text(address) + "\" rel=\"noreferrer\">" + text(words) + "</a>"
                : text(words);
    }
}
