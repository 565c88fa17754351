package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTreeTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = """
            a,         a,         a 0-1
            a,         x a y,     a 1-2
            a,         x,         ''
            a,         '',        ''
            a,         a a,       a 0-1; a 1-2
            a b,       a b,       a b 0-2
            a b,       x a b y,   a b 1-3
            a b,       a,         ''
            a b,       a x b,     ''
            a b,       b a,       ''
            *,         x y,       * 0-1; * 1-2
            a *,       a,         ''
            a *,       a x,       a * 0-2
            * b,       x b,       * b 0-2
            a * b,     a x b,     a * b 0-3
            a * b,     a b,       ''
            ab*,       ab,        ab* 0-1
            ab*,       abc,       ab* 0-1
            ab*,       a,         ''
            ab*,       xab,       ''
            ab* c,     abx c,     ab* c 0-2
            ab* c,     abx d,     ''
            """)
    void a_phrase_is_found_wherever_the_text_has_all_of_its_words(String phrase, String text, String found) {
        assertThat(String.join("; ", found(tree(phrase), text))).isEqualTo(found);
    }

    @Test
    void all_phrases_that_begin_at_a_word_are_found() {
        PhraseTree<String> tree = tree("a", "a b", "a b c", "a *", "a b*", "b", "* c", "a * c", "a b d");

        assertThat(found(tree, "a b c"))
                .containsExactlyInAnyOrder(
                        "a 0-1", "a b 0-2", "a b c 0-3", "a * 0-2", "a b* 0-2", "a * c 0-3", "b 1-2", "* c 1-3");
    }

    @Test
    void a_phrase_may_stand_for_several_things() {
        PhraseTree<String> tree = new PhraseTree<>();
        tree.add(List.of("a"), "one");
        tree.add(List.of("a"), "two");

        assertThat(found(tree, "a")).containsExactly("one 0-1", "two 0-1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            n,                  no route; no space left on device
            no,                 ''
            no s,               no space left on device
            no space,           no space left on device
            no space le,        no space left on device
            no space left on,   no space left on device
            no rout,            no route
            no route,           ''
            no route x,         ''
            no x,               ''
            x,                  ''
            x space,            ''
            x x space,          ''
            ti,                 time; timed out
            time,               timed out
            timed,              ''
            timed o,            timed out
            timedx,             ''
            """)
    void a_text_is_cut_off_within_a_word_or_after_two_words_at_least(String text, String phrases) {
        PhraseTree<String> tree = tree("no space left on device", "no route", "time", "timed out");

        List<String> alone = tree.cut(words(text), 0);
        List<String> behindOthers = tree.cut(words("no space " + text), 2);

        assertThat(String.join("; ", alone.stream().sorted().toList())).isEqualTo(phrases);
        assertThat(behindOthers).containsExactlyInAnyOrderElementsOf(alone);
    }

    private static PhraseTree<String> tree(String... phrases) {
        PhraseTree<String> tree = new PhraseTree<>();
        for (String phrase : phrases) {
            tree.add(words(phrase), phrase);
        }
        return tree;
    }

    private static List<String> found(PhraseTree<String> tree, String text) {
        List<String> words = words(text);
        List<String> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            tree.find(words, at, (phrase, from, to) -> found.add(phrase + " " + from + "-" + to));
        }
        return found;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
