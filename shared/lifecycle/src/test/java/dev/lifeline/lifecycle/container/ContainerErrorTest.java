package dev.lifeline.lifecycle.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.SeedTable;
import dev.lifeline.lifecycle.container.ErrorName.KnownErrorName;
import dev.lifeline.lifecycle.container.ErrorName.UnknownErrorName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerErrorTest {

    private static final SeedTable ATTEMPTED = SeedTable.read("container-errors.txt", "attempted");
    private static final SeedTable WORDS = SeedTable.read("container-errors.txt", "words");

    /** The table's entry for a transition of a container with this status. */
    private static Optional<ContainerStatus> expected(String cell, ContainerStatus seen) {
        return switch (cell) {
            case "-", "text" -> Optional.empty();
            case "seen" ->
                Optional.of(
                        seen == ContainerStatus.RUNNING || seen == ContainerStatus.STOPPED
                                ? seen
                                : ContainerStatus.CREATED);
            default -> Optional.of(ContainerStatus.valueOf(cell));
        };
    }

    private static List<ContainerStatus> seen() {
        return List.of(ContainerStatus.NONE, ContainerStatus.RUNNING, ContainerStatus.STOPPED);
    }

    @ParameterizedTest
    @EnumSource(KnownErrorName.class)
    void a_name_tells_the_attempted_transition(KnownErrorName name) {
        String cell = ATTEMPTED.row(name.text()).get(1);
        for (ContainerStatus seen : seen()) {
            assertThat(new ContainerError(name, "").attempted(seen)).isEqualTo(expected(cell, seen));
        }
    }

    @Test
    void the_table_names_every_known_error() {
        List<String> names = ATTEMPTED.rows().stream().map(List::getFirst).toList();
        assertThat(KnownErrorName.values())
                .extracting(KnownErrorName::text)
                .containsExactlyInAnyOrderElementsOf(names)
                .hasSize(48);
    }

    @Test
    void the_table_names_every_known_word() {
        assertThat(TransitionWord.values())
                .extracting(TransitionWord::word)
                .containsExactlyInAnyOrderElementsOf(WORDS.rows().stream()
                        .map(row ->
                                row.getFirst().contains("_") && row.getFirst().matches("[a-z_]+")
                                        ? row.getFirst().replace('_', ' ')
                                        : row.getFirst())
                        .toList())
                .hasSize(21);
    }

    @ParameterizedTest
    @EnumSource(TransitionWord.class)
    void the_word_of_a_time_out_tells_it_in_any_case_and_with_any_punctuation(TransitionWord word) {
        String cell = WORDS.row(word.word().matches("[a-z ]+") ? word.word().replace(' ', '_') : word.word())
                .get(1);
        for (String text : spellings(word.word())) {
            for (ContainerStatus seen : seen()) {
                assertThat(new ContainerError(KnownErrorName.DOCKER_TIMEOUT_ERROR, text).attempted(seen))
                        .as(text)
                        .isEqualTo(expected(cell, seen));
                assertThat(ContainerError.parse("ContainerRuntimeTimeoutError: " + text)
                                .orElseThrow()
                                .attempted(seen))
                        .as(text)
                        .isEqualTo(expected(cell, seen));
            }
        }
    }

    private static List<String> spellings(String word) {
        List<String> spellings = new ArrayList<>();
        for (String cased : List.of(word, word.toUpperCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))) {
            for (String end : List.of(
                    "; timed out after waiting 2m30s",
                    "; timed out after waiting 1m: context deadline exceeded",
                    "",
                    ";",
                    ".",
                    ": timed out",
                    ", timed out",
                    " timed out after waiting 3m0s",
                    " ; and more\nof it")) {
                spellings.add("Could not transition to " + cased + end);
                spellings.add("could NOT transition TO " + cased + end);
                spellings.add("Cannot transition to " + cased + end);
            }
        }
        return spellings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Could not transition to",
                "Could not transition to ;",
                "Could not transition to pullEnd; timed out after waiting 1s",
                "Could not transition to runningly; timed out",
                "Could not transition to run; timed out",
                "Could not transition to running late; timed out",
                "Could not transition to inspecting image; timed out",
                "Could not transition to \"running\"; timed out",
                "Could not transition torunning; timed out",
                "timed out after waiting 3m0s",
                "exec: \"Could not transition to running\"",
            })
    void an_unknown_word_names_no_transition(String text) {
        for (ContainerStatus seen : seen()) {
            assertThat(new ContainerError(KnownErrorName.DOCKER_TIMEOUT_ERROR, text).attempted(seen))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CannotPullFromTheFutureError: x",
                "CannotStartContainerLaterError: EOF",
                "CannotInspectSomethingError: Could not transition to running; timed out",
                "DockerTimeoutErrorError: Could not transition to running; timed out",
            })
    void an_unknown_name_names_no_transition(String reason) {
        for (ContainerStatus seen : seen()) {
            assertThat(ContainerError.parse(reason).orElseThrow().attempted(seen))
                    .isEmpty();
        }
    }

    @Test
    void what_a_user_chose_is_no_transition() {
        assertThat(ContainerError.parse(
                                "CannotStartContainerError: exec: \"Could not transition to stopped\": not found")
                        .orElseThrow()
                        .attempted(ContainerStatus.NONE))
                .contains(ContainerStatus.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(KnownErrorName.class)
    void reads_every_known_name_with_text_bare_and_in_any_case(KnownErrorName name) {
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
                .contains(new ContainerError(new UnknownErrorName("QuotaExceededException"), "too many"));
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

    @Test
    void pull_behaviours_have_the_agents_words() {
        assertThat(PullBehavior.values())
                .extracting(PullBehavior::word)
                .containsExactly("default", "always", "once", "prefer-cached");
    }
}
