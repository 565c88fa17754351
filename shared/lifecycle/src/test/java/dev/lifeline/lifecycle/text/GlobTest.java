package dev.lifeline.lifecycle.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest(name = "''{0}'' on ''{1}'': {2}")
    @CsvSource({
        "'',      '',        true",
        "'',      a,         false",
        "*,       '',        true",
        "*,       abc,       true",
        "**,      abc,       true",
        "abc,     abc,       true",
        "abc,     abcd,      false",
        "abc,     xabc,      false",
        "a*,      abc,       true",
        "a*,      ba,        false",
        "*c,      abc,       true",
        "*c,      cb,        false",
        "a*c,     ac,        true",
        "a*c,     abcbc,     true",
        "a*c,     abcb,      false",
        "aa*aa,   aaa,       false",
        "aa*aa,   aaaa,      true",
        "a*b*c,   a-b-c,     true",
        "a*b*c,   acb,       false",
        "a*bc*bc, abcbc,     true",
        "a*bc*bc, abc,       false",
        "*a*a*,   a,         false",
        "*a*a*,   xaxax,     true",
        "a.c,     abc,       false",
        "A*C,     abC,       true",
        "'a  b',  'a b',     true",
        "it's,    it\u2019s, true",
    })
    void a_glob_is_about_the_whole_text(String glob, String text, boolean matches) {
        assertThat(new Glob(glob).matches(new NormalizedText(text))).isEqualTo(matches);
    }

    @Test
    void globs_are_equal_that_match_the_same_texts_by_the_same_pattern() {
        assertThat(new Glob("A  b*")).isEqualTo(new Glob("a b*")).hasSameHashCodeAs(new Glob("a b*"));
        assertThat(new Glob("a b*")).isNotEqualTo(new Glob("a b")).isNotEqualTo("a b*");
        assertThat(new Glob("a b*").hashCode()).isNotEqualTo(new Glob("a b").hashCode());
        assertThat(new Glob("A  b*")).hasToString("a b*");
    }

    @Test
    void a_text_over_several_lines_is_one_text() {
        assertThat(new Glob("one two*five").matches(new NormalizedText(" one\n\ttwo three\r\nfour five\n")))
                .isTrue();
    }

    @Test
    void a_glob_matches_as_the_regular_expression_does_that_says_the_same() {
        RandomGenerator random = new Random(20261122);
        int matching = 0;
        for (int round = 0; round < 100_000; round++) {
            String text = letters(random, "ab cd", 12);
            String glob = letters(random, "ab*cd", 6);
            boolean expected = Pattern.matches(
                    "\\Q" + new Glob(glob).pattern().replace("*", "\\E.*\\Q") + "\\E", new NormalizedText(text).text());
            assertThat(new Glob(glob).matches(new NormalizedText(text)))
                    .as("%s on %s", glob, text)
                    .isEqualTo(expected);
            matching += expected ? 1 : 0;
        }
        assertThat(matching).isGreaterThan(1_000);
    }

    private static String letters(RandomGenerator random, String alphabet, int most) {
        return random.ints(random.nextInt(most + 1), 0, alphabet.length())
                .mapToObj(at -> alphabet.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
