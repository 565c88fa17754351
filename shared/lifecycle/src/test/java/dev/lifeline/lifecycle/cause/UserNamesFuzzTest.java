package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each marker word, put into each name of each text of the corpus. */
class UserNamesFuzzTest {
    private static final CauseCatalog CATALOG = CauseCatalog.standard();

    /** A prime still meets every word and every text. */
    private static final int STEP = 13;

    @Test
    void no_word_in_a_name_changes_a_cause() {
        assertUnchanged(STEP);
    }

    @Test
    @Tag("long")
    void no_word_in_any_name_changes_a_cause() {
        assertUnchanged(1);
    }

    private static void assertUnchanged(int step) {
        List<Function<String, String>> names = names(words("-", "_"));
        List<Function<String, String>> quoted = names(words("-", " "));
        List<String> changed = new ArrayList<>();
        long tried = 0;
        for (String line : lines()) {
            CorpusRow row = CorpusRow.parse(line);
            Cause cause = cause(row);
            for (int place = 0; place < CorpusRow.names(line); place++) {
                for (Function<String, String> name : CorpusRow.isQuoted(line, place) ? quoted : names) {
                    if (tried++ % step != 0) {
                        continue;
                    }
                    String renamed = CorpusRow.withName(line, place, name);
                    if (cause(CorpusRow.parse(renamed)) != cause) {
                        changed.add(cause(CorpusRow.parse(renamed)) + " instead of " + cause + ": " + renamed);
                    }
                }
            }
        }
        assertThat(changed).isEmpty();
        assertThat(tried).as("names").isGreaterThan(50_000);
    }

    /** All texts with a name. */
    private static List<String> lines() {
        return Stream.of("corpus.tsv", "situations.tsv")
                .flatMap(CorpusRow::lines)
                .filter(line -> line.contains("«"))
                .toList();
    }

    private static Cause cause(CorpusRow row) {
        return CATALOG.classify(row.task(), row.essentials()).cause();
    }

    /** A name of the words, and one with the words after the old name. */
    private static List<Function<String, String>> names(Set<String> all) {
        return all.stream()
                .<Function<String, String>>flatMap(words -> Stream.of(name -> words, name -> name + "-" + words))
                .toList();
    }

    /** The phrases of the markers as they may stand in a name, which has blanks only in quotes; and their words. */
    private static Set<String> words(String... joints) {
        Set<String> words = new TreeSet<>();
        for (Marker marker : MarkerFile.read()) {
            for (List<String> phrase : marker.phrases()) {
                List<String> plain = phrase.stream()
                        .map(word -> word.replaceAll("[*^$#']", ""))
                        .filter(word -> !word.isEmpty())
                        .toList();
                for (String joint : joints) {
                    words.add(String.join(joint, plain));
                }
                plain.stream().filter(word -> word.length() > 3).forEach(words::add);
            }
        }
        return words;
    }
}
