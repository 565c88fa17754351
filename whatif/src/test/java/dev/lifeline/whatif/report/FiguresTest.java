package dev.lifeline.whatif.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0       | 0",
                "-0.0    | 0",
                "0.0004  | 0",
                "-0.0004 | 0",
                "0.0349  | +0.035",
                "-0.5    | -0.5",
                "0.999   | +1",
                "1       | +1",
                "3.14    | +3.1",
                "1250.04 | +1,250",
                "-1250.5 | -1,250.5",
            })
    void a_change_is_shown_with_its_sign_as_short_as_it_says_something(double change, String shown) {
        assertThat(Figures.signed(change)).isEqualTo(shown);
        assertThat(Figures.number(change)).isEqualTo(shown.replace("+", ""));
    }
}
