package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Pattern.Evidence;
import dev.lifeline.lifecycle.cause.Pattern.Place;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

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
        Pattern pattern = new Pattern("id", Cause.HOST, List.of(), Place.ANY, glob);
        assertThat(pattern.matches(Optional.empty(), new Evidence(Place.TASK, text)))
                .isEqualTo(matches);
    }

    @Test
    void a_text_over_several_lines_is_one_text() {
        Pattern pattern = new Pattern("id", Cause.HOST, List.of(), Place.ANY, "one two*five");
        assertThat(pattern.matches(Optional.empty(), new Evidence(Place.TASK, " one\n\ttwo three\r\nfour five\n")))
                .isTrue();
    }

    @ParameterizedTest(name = "entry for {0} and {1}, text of {2} under {3}: {4}")
    @CsvSource({
        "ANY,       *,              TASK,      none,           true",
        "ANY,       *,              CONTAINER, UserInitiated,  true",
        "TASK,      *,              CONTAINER, none,           false",
        "CONTAINER, *,              TASK,      none,           false",
        "CONTAINER, *,              CONTAINER, none,           true",
        "ANY,       UserInitiated,  TASK,      UserInitiated,  true",
        "ANY,       UserInitiated,  TASK,      userinitiated,  true",
        "ANY,       UserInitiated,  TASK,      none,           false",
        "ANY,       UserInitiated,  TASK,      SpotInterruption, false",
        "ANY,       Brandnew,       TASK,      Brandnew,       true",
    })
    void place_and_stop_code_narrow_an_entry(Place place, String codes, Place of, String code, boolean matches) {
        List<String> stopCodes = codes.equals("*") ? List.of() : List.of(codes);
        Optional<StopCode> stopCode = code.equals("none") ? Optional.empty() : Optional.of(StopCode.of(code));
        assertThat(new Pattern("id", Cause.HOST, stopCodes, place, "*").matches(stopCode, new Evidence(of, "x")))
                .isEqualTo(matches);
    }
}
