package dev.lifeline.lifecycle.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Splits a text into words, with {@link #NAME} for what users name: quoted strings, text in brackets, and every unknown
 * word that does not consist of letters only (ARNs, URLs, paths, hosts, image references, identifiers). An HTTP status
 * is read as the word {@code #403}.
 */
final class WordScanner {
    /** The placeholder for a name, which is no word of any text. */
    static final String NAME = "\u25e6";

    /** The first and the last word of every text. */
    static final String BEGINNING = "^";

    static final String END = "$";

    /**
     * The maximum distance of the number after the word {@code status}: "unexpected status from GET request to URL:
     * 401".
     */
    private static final int STATUS_REACH = 7;

    private final String text;
    private final Predicate<String> known;
    private final List<String> words;
    private int at;
    private int status = -STATUS_REACH - 1;

    private WordScanner(String text, Predicate<String> known) {
        this.text = text;
        this.known = known;
        this.words = new ArrayList<>(text.length() / 6 + 4);
    }

    /**
     * @param text in normal form
     * @param known words that do not consist of letters only
     */
    static List<String> words(String text, Predicate<String> known) {
        WordScanner scanner = new WordScanner(text, known);
        scanner.words.add(BEGINNING);
        while (scanner.at < text.length()) {
            scanner.next();
        }
        scanner.words.add(END);
        return scanner.words;
    }

    private void next() {
        char letter = text.charAt(at);
        if (letter == '[') {
            name(closing(']'));
        } else if (letter == '"' || letter == '\u201c') {
            // A runtime quotes the cause of an error as it quotes names.
            if (words.getLast().equals("caused")) {
                at++;
            } else {
                name(closing(letter == '"' ? '"' : '\u201d'));
            }
        } else if (letter == '\'' && closesQuote()) {
            name(closingApostrophe());
        } else if (isMargin(letter)) {
            at++;
        } else if (text.startsWith("b'", at)) {
            // The standard error output of a Python program.
            at += 2;
        } else {
            word();
        }
    }

    private void name(int end) {
        words.add(NAME);
        at = end;
    }

    /** The position after the closing sign, or the end of a truncated text. */
    private int closing(char sign) {
        for (int end = at + 1; end < text.length(); end++) {
            if (text.charAt(end) == '\\') {
                end++;
            } else if (text.charAt(end) == sign) {
                return end + 1;
            }
        }
        return text.length();
    }

    private boolean closesQuote() {
        return closingApostrophe() > 0;
    }

    /** The position after an apostrophe that is not within a word; 0 if there is none. */
    private int closingApostrophe() {
        for (int end = text.indexOf('\'', at + 1); end > 0; end = text.indexOf('\'', end + 1)) {
            if (end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1))) {
                return end + 1;
            }
        }
        return 0;
    }

    private void word() {
        int from = at;
        boolean letters = true;
        while (at < text.length() && text.charAt(at) != ' ') {
            at++;
        }
        int to = at;
        // The first letter is not a boundary.
        while (isMargin(text.charAt(to - 1))) {
            to--;
        }
        for (int each = from; each < to; each++) {
            char letter = text.charAt(each);
            letters &= letter == '\'' || Character.isLetter(letter);
        }
        String word = text.substring(from, to);
        words.add(letters || known.test(word) ? word : nameOrStatus(word));
        if (word.equals("status") || word.equals("statuscode") || isApiError(word)) {
            status = words.size();
        }
    }

    private boolean isApiError(String word) {
        return word.equals("error") && words.get(words.size() - 2).equals("api");
    }

    private String nameOrStatus(String word) {
        boolean isStatus = words.size() - status <= STATUS_REACH
                && word.length() == 3
                && (word.charAt(0) == '4' || word.charAt(0) == '5')
                && Character.isDigit(word.charAt(1))
                && Character.isDigit(word.charAt(2));
        return isStatus ? "#" + word : NAME;
    }

    /** Characters that may surround a word. */
    private static boolean isMargin(char letter) {
        return " ()[]{}<>,;:.!?\"'`\\=\u201c\u201d\u2026-".indexOf(letter) >= 0;
    }
}
