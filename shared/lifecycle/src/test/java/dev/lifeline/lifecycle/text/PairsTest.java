package dev.lifeline.lifecycle.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "'',   '',      true",
        "'',   a,       true",
        "a,    b,       true",
        "ab,   ab,      true",
        "ab,   xabx,    true",
        "ab,   xab,     true",
        "abc,  abc,     true",
        "abc,  bcab,    true",
        "ab,   '',      false",
        "ab,   a,       false",
        "ab,   ba,      false",
        "ab,   axb,     false",
        "abc,  ab,      false",
        "abc,  bc,      false",
    })
    void a_text_may_contain_another_where_it_has_all_of_its_pairs(String other, String text, boolean may) {
        assertThat(Pairs.of(text).mayContain(Pairs.of(other))).isEqualTo(may);
    }

    @Test
    void no_pair_goes_over_from_one_text_to_the_next() {
        assertThat(Pairs.of("xa", "bx")).isEqualTo(Pairs.of("bx", "xa")).isNotEqualTo(Pairs.of("xabx"));
        assertThat(Pairs.of("xa", "bx").mayContain(Pairs.of("ab"))).isFalse();
    }

    /** The selectivity of the filter: with 128 bits it cannot be better. */
    @Test
    void of_a_hundred_wrong_pairs_one_at_most_is_taken_for_the_right_one() {
        List<Pairs> all = new ArrayList<>();
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                all.add(Pairs.of("" + first + second));
            }
        }
        long taken = all.stream()
                .flatMap(one -> all.stream().filter(one::mayContain))
                .count();

        assertThat(taken - all.size()).isLessThan((long) all.size() * all.size() / 100);
    }
}
