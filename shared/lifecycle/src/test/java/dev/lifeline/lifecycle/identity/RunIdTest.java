package dev.lifeline.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    private static final String LONGEST = "~".repeat(256);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-",
                "0",
                "!~",
                "\"\\'`$%&<>|;",
                "nightly-2026-08-03T02:00:00Z",
                "scheduled__2026-08-03T02:00:00+00:00",
                "manual__2026-08-03T02:00:00.123456+00:00",
                "team/job@sha",
                "refs/heads/feature#12@4f2c6b1",
                "arn:aws:states:eu-west-1:111122223333:execution:nightly:8f1c",
                "0f8fad5b-d9cb-469f-a165-70867728950e"
            })
    void whatever_schedulers_and_repositories_produce_is_a_name(String text) {
        assertThat(RunId.parse(text)).contains(new RunId(text));
        assertThat(new RunId(text)).hasToString(text);
    }

    @Test
    void every_visible_character_of_ASCII_may_be_in_a_name_and_no_other() {
        for (char character = 0; character < 0x180; character++) {
            boolean visible = character > ' ' && character < 0x7f;
            assertThat(RunId.parse("a" + character).isPresent())
                    .as("character %d", (int) character)
                    .isEqualTo(visible);
        }
    }

    @Test
    void a_name_has_1_to_256_characters() {
        assertThat(RunId.parse(LONGEST)).isPresent();
        assertThat(RunId.parse(LONGEST + "~")).isEmpty();
        assertThat(RunId.parse("")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RunId("a b"));
    }

    @Test
    void a_key_shows_its_name_as_far_as_it_can_and_fits_ECS_and_DynamoDB() {
        assertThat(new RunId("nightly-2026-08-03T02:00:00Z").key().value())
                .matches("nightly-2026-08-03T02-00-00Z-[0-9a-f]{20}");
        assertThat(new RunId("___").key().value()).matches("run-[0-9a-f]{20}");
        assertThat(new RunId("x".repeat(256)).key().value()).hasSize(RunKey.LONGEST);
        assertThat(new RunId(LONGEST).key()).isEqualTo(new RunId(LONGEST).key());
    }

    @Test
    void names_that_look_alike_have_keys_of_their_own() {
        Set<RunKey> keys = new HashSet<>();
        Set<String> names =
                Set.of("a", "A", "a-", "-a", "a_", "a/", "a:b", "a-b", "a_b", "a+b", "x".repeat(255), "x".repeat(256));
        names.forEach(name -> keys.add(new RunId(name).key()));
        assertThat(keys).hasSameSizeAs(names);
    }

    @Test
    void a_key_is_read_back_and_nothing_else_is() {
        RunKey key = new RunId("team/job@sha").key();
        assertThat(RunKey.parse(key.value())).contains(key);
        assertThat(RunKey.parse("team/job@sha")).isEmpty();
        assertThat(RunKey.parse("nightly")).isEmpty();
    }
}
