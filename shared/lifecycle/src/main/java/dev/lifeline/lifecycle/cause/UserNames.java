package dev.lifeline.lifecycle.cause;

import java.util.List;

/** The places where texts contain users' names without quotes ({@code names.txt}). */
final class UserNames {
    private static final String NAME = "*";
    private static final String REST = "**";

    private final PhraseTree<List<String>> places = new PhraseTree<>();

    UserNames(List<String> lines) {
        for (String line : lines) {
            List<String> phrase = DataFile.phrase(line);
            places.add(phrase.getLast().equals(REST) ? phrase.subList(0, phrase.size() - 1) : phrase, phrase);
        }
    }

    static UserNames read() {
        return new UserNames(DataFile.lines("names.txt"));
    }

    /** Replaces the names with {@link WordScanner#NAME}. */
    void blank(List<String> words) {
        for (int from = 1; from < words.size(); from++) {
            places.find(words, from, (phrase, first, behind) -> {
                for (int each = 0; each < phrase.size(); each++) {
                    if (phrase.get(each).equals(NAME)) {
                        blank(words, first + each, first + each + 1);
                    } else if (phrase.get(each).equals(REST)) {
                        blank(words, behind, words.size());
                    }
                }
            });
        }
    }

    private static void blank(List<String> words, int from, int to) {
        for (int each = from; each < Math.min(to, words.size() - 1); each++) {
            words.set(each, WordScanner.NAME);
        }
    }
}
