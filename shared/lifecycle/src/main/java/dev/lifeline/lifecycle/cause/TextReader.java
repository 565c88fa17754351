package dev.lifeline.lifecycle.cause;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the markers in a text. */
final class TextReader {
    /** The prefix of ECS's placement reasons, which adds nothing to the stop code. */
    private static final String PREFIX = "taskfailedtostart";

    /** The minimum length of a truncated phrase. */
    private static final int CUT = 7;

    private static final String EXCEPTION = "exception";

    private final List<Match.Ranked> facts = new ArrayList<>();
    private final PhraseTree<Match.Ranked> phrases = new PhraseTree<>();
    private final Set<String> words = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final UserNames names;

    TextReader(List<Marker> markers, UserNames names) {
        this.names = names;
        for (int rank = 0; rank < markers.size(); rank++) {
            Match.Ranked ranked = new Match.Ranked(rank, markers.get(rank));
            if (ranked.marker().isFact()) {
                facts.add(ranked);
            }
            for (List<String> phrase : ranked.marker().phrases()) {
                phrases.add(phrase, ranked);
                phrase.forEach(this::learn);
            }
        }
    }

    private void learn(String word) {
        if (word.endsWith("*")) {
            beginnings.add(word.substring(0, word.length() - 1));
        } else {
            words.add(word);
        }
    }

    MarkersFound read(Evidence evidence, Ending ending) {
        Search search = new Search(evidence, ending);
        facts.forEach(fact -> search.found(fact, 0, 0));
        List<String> text = words(evidence);
        for (int from = 0; from < text.size(); from++) {
            phrases.find(text, from, search::found);
        }
        if (!search.endsAt(text.size() - 1)) {
            searchForCutPhrase(text, search);
        }
        return search.reading();
    }

    private List<String> words(Evidence evidence) {
        List<String> text = WordScanner.words(evidence.reason().normal().text(), this::isKnown);
        if (text.size() > 3 && text.get(1).equals(PREFIX)) {
            text.remove(1);
        }
        text.replaceAll(TextReader::withoutException);
        names.blank(text);
        return text;
    }

    private boolean isKnown(String word) {
        return words.contains(word) || beginnings.stream().anyMatch(each -> !each.isEmpty() && word.startsWith(each));
    }

    /** Services write the same code with and without this suffix. */
    private static String withoutException(String word) {
        return word.endsWith(EXCEPTION) && word.length() > EXCEPTION.length()
                ? word.substring(0, word.length() - EXCEPTION.length())
                : word;
    }

    /** ECS truncates long texts anywhere: "i/o time". The longest prefix of a phrase counts, if it is unambiguous. */
    private void searchForCutPhrase(List<String> text, Search search) {
        List<String> all = text.subList(0, text.size() - 1);
        int letters = all.stream().skip(1).mapToInt(String::length).sum();
        for (int from = 1; letters >= CUT; from++) {
            List<Match.Ranked> cut = phrases.cut(all, from);
            if (cut.stream()
                            .map(ranked -> ranked.marker().condition())
                            .distinct()
                            .count()
                    == 1) {
                search.found(cut.getFirst(), from, all.size());
                return;
            }
            letters -= all.get(from).length();
        }
    }

    /** The best markers found so far. */
    private static final class Search {
        private final Evidence evidence;
        private final Ending ending;
        private Match phase = Match.NONE;
        private Match condition = Match.NONE;

        private Search(Evidence evidence, Ending ending) {
            this.evidence = evidence;
            this.ending = ending;
        }

        private void found(Match.Ranked ranked, int from, int to) {
            Marker marker = ranked.marker();
            if (!marker.when().holds(evidence, ending)) {
                return;
            }
            Match match = new Match(ranked, from, to);
            if (marker.phase().isPresent() && match.isBefore(phase)) {
                phase = match;
            }
            if (marker.condition().isPresent() && match.isMorePrecise(condition)) {
                condition = match;
            }
        }

        private boolean endsAt(int end) {
            return condition.to() >= end;
        }

        private MarkersFound reading() {
            boolean settled = phase.marker()
                    .filter(Marker::isFact)
                    .flatMap(Marker::condition)
                    .isPresent();
            return new MarkersFound(phase.marker(), settled ? phase.marker() : condition.marker());
        }
    }
}
