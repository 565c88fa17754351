package dev.lifeline.lifecycle.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedTextTest {

    @ParameterizedTest(name = "<{0}>")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',''",
                "' ',''",
                "'   ',''",
                "a,a",
                "A,a",
                "' a',a",
                "'a ',a",
                "'a b',a b",
                "'a  b',a b",
                "'a\tb',a b",
                "'a\nb',a b",
                "'a \nb',a b",
                "'a\r\n\tb',a b",
                "'a\u2003b',a b",
                "'\ta',a",
                "'a\n',a",
                "'\u2003',''",
                "can\u2019t,can't",
                "É,é",
                "'a\u00a0b','a\u00a0b'",
                "a~b!c,a~b!c",
            })
    void a_text_is_compared_in_lower_case_with_plain_apostrophes_and_single_spaces(String text, String form) {
        assertThat(new NormalizedText(text).text()).isEqualTo(form);
    }

    /** All texts of up to four of these characters. */
    @Test
    void a_form_is_that_of_its_words_joined_by_single_spaces_and_its_own() {
        for (String text : texts(4)) {
            String form = new NormalizedText(text).text();

            assertThat(form)
                    .as("<%s>", text)
                    .isEqualTo(String.join(
                            " ", text.replace('\u2019', '\'').strip().split("\\s+")));
            assertThat(NormalizedText.form(form)).as("<%s> is not copied", form).isSameAs(form);
        }
    }

    private static List<String> texts(int most) {
        return most == 0
                ? List.of("")
                : texts(most - 1).stream()
                        .flatMap(text -> Stream.of(text, text + "a", text + " ", text + "\n", text + "\u2019"))
                        .distinct()
                        .toList();
    }
}
