package dev.lifeline.lifecycle.text;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(new Glob(glob).matches(new Normal(text))).isEqualTo(matches);
    }

    @Test
    void a_text_over_several_lines_is_one_text() {
        assertThat(new Glob("one two*five").matches(new Normal(" one\n\ttwo three\r\nfour five\n")))
                .isTrue();
    }
}
