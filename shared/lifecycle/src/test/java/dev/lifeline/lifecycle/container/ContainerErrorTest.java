package dev.lifeline.lifecycle.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.SeedTable;
import dev.lifeline.lifecycle.container.ErrorName.Known;
import dev.lifeline.lifecycle.container.ErrorName.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerErrorTest {

    private static final SeedTable ATTEMPTED = SeedTable.read("container-errors.txt", "attempted");

    @ParameterizedTest
    @EnumSource(Known.class)
    void a_name_tells_the_attempted_transition(Known name) {
        String expected = ATTEMPTED.row(name.text()).get(1);
        assertThat(new ContainerError(name, "").attempted())
                .isEqualTo(expected.equals("-") ? Optional.empty() : Optional.of(ContainerStatus.valueOf(expected)));
    }

    @Test
    void the_table_names_every_known_error() {
        List<String> names = ATTEMPTED.rows().stream().map(List::getFirst).toList();
        assertThat(Known.values())
                .extracting(Known::text)
                .containsExactlyInAnyOrderElementsOf(names)
                .hasSize(35);
    }

    @ParameterizedTest
    @CsvSource({"CannotPullFromTheFutureError, PULLED", "cannotpullimagemanifestdigesterror, MANIFEST_PULLED"})
    void a_new_name_of_a_known_kind_tells_it_too(String name, ContainerStatus attempted) {
        assertThat(new Unknown(name).attempted()).contains(attempted);
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void reads_every_known_name_with_text_bare_and_in_any_case(Known name) {
        ContainerError withText = new ContainerError(name, "Error response from daemon: no");
        assertThat(ContainerError.parse(name.text() + ": Error response from daemon: no"))
                .contains(withText);
        assertThat(ContainerError.parse(name.text())).contains(new ContainerError(name, ""));
        assertThat(ContainerError.parse(name.text().toUpperCase(Locale.ROOT) + " :"))
                .contains(new ContainerError(name, ""));
        assertThat(ContainerError.parse(withText.toString())).contains(withText);
    }

    @Test
    void keeps_a_name_that_is_new_to_us() {
        assertThat(ContainerError.parse("QuotaExceededException: too many"))
                .contains(new ContainerError(new Unknown("QuotaExceededException"), "too many"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                "Task failed to start",
                "Essential container in task exited",
                "Task stopped by user",
                "Scaling activity initiated by (deployment ecs-svc/123)",
                "Error: no such file",
                "Exception",
                "API Error: 500",
                "Unexpected EC2 error while attempting to attach network interface: eni-1"
            })
    void prose_names_no_error(String reason) {
        assertThat(ContainerError.parse(reason)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PullBehavior.class)
    void pull_behaviours_have_the_agents_words(PullBehavior behavior) {
        assertThat(PullBehavior.parse(behavior.word())).contains(behavior);
    }

    @Test
    void a_word_that_is_not_the_agents_is_no_pull_behaviour() {
        assertThat(PullBehavior.values())
                .extracting(PullBehavior::word)
                .containsExactly("default", "always", "once", "prefer-cached");
        assertThat(PullBehavior.parse("Always")).isEmpty();
        assertThat(PullBehavior.parse("never")).isEmpty();
    }
}
