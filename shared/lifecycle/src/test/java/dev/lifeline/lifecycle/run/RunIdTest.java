package dev.lifeline.lifecycle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifeline.lifecycle.run.RunId.AttemptName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    private static final String LONGEST = "x".repeat(48);

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-b_9", "-", "0", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void letters_digits_underscore_and_hyphen_are_an_id(String text) {
        assertThat(RunId.parse(text)).contains(new RunId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a/b", "ä", "a\n", "a.b", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void anything_else_is_none(String text) {
        assertThat(RunId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RunId(text));
    }

    @Test
    void an_id_is_told_as_it_is() {
        assertThat(new RunId("nightly")).hasToString("nightly");
    }

    @Test
    void the_names_of_an_attempt_are_derived_and_fit_ECSs_limits() {
        RunId id = new RunId("nightly");
        assertThat(id.clientToken(3)).isEqualTo("lifeline-nightly-3");
        assertThat(id.startedBy(3)).isEqualTo("lifeline/nightly/3");
        assertThat(new RunId(LONGEST).clientToken(999_999)).hasSizeLessThanOrEqualTo(64);
        assertThat(new RunId(LONGEST).startedBy(999_999)).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void startedBy_reads_back_what_it_wrote() {
        RunId id = new RunId("a-b_1");
        assertThat(RunId.startedBy(id.startedBy(12))).contains(new AttemptName(id, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lifeline/a",
                "lifeline/a/",
                "lifeline/a/0",
                "lifeline/a/01",
                "lifeline/a/1/2",
                "lifeline//1",
                "Lifeline/a/1",
                "ecs-svc/123",
                "lifeline/a/-1",
                "lifeline/a/1000000",
                "x lifeline/a/1"
            })
    void what_others_started_names_no_attempt(String text) {
        assertThat(RunId.startedBy(text)).isEmpty();
    }
}
