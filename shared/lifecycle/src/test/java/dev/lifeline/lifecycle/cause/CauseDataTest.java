package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data files of causes: every problem names its line. */
class CauseDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id\tPULL\t-\t*",
                "id\tNO_PHASE\t-\t*\tx",
                "id\tPULL\tNO_CONDITION\t*\tx",
                "id\t-\t-\t*\tx",
                "id\t-\tDENIED\t*\t-",
                "id\tPULL\t-\tcolour=red\tx",
                "id\tPULL\t-\tcode\tx",
                "id\tPULL\t-\tran=often\tx",
                "id\tPULL\t-\tin=cellar\tx",
                "id\tPULL\t-\t*\tx |  | y",
            })
    void a_line_that_is_no_marker_is_told_whole(String line) {
        assertThatThrownBy(() -> MarkerFile.parse(List.of(line))).hasMessageContaining(line);
    }

    @Test
    void an_id_is_used_once() {
        assertThatThrownBy(() -> MarkerFile.parse(List.of("a\tPULL\t-\t*\tx", "a\tSTOP\t-\t*\ty")))
                .hasMessage("the id a is used twice: a\tSTOP\t-\t*\ty");
    }

    @Test
    void a_marker_has_its_phrases_as_words() {
        assertThat(MarkerFile.parse(List.of("a\t-\tDENIED?\tin=task,call ran=no\t^no way | none at all$")))
                .singleElement()
                .satisfies(marker -> {
                    assertThat(marker.id()).isEqualTo("a");
                    assertThat(marker.phase()).isEmpty();
                    assertThat(marker.condition()).contains(FailureCondition.DENIED);
                    assertThat(marker.guess()).isTrue();
                    assertThat(marker.when().ran()).contains(false);
                    assertThat(marker.when().places())
                            .containsExactlyInAnyOrder(Evidence.Place.TASK, Evidence.Place.CALL);
                    assertThat(marker.phrases())
                            .containsExactly(List.of("^", "no", "way"), List.of("none", "at", "all", "$"));
                });
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "no, false"})
    void a_marker_may_count_only_for_a_task_that_ran_or_for_one_that_did_not(String word, boolean ran) {
        assertThat(MarkerFile.parse(List.of("a\tPULL\t-\tran=" + word + "\tx")))
                .singleElement()
                .satisfies(marker -> assertThat(marker.when().ran()).contains(ran));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PULL\t*\t*",
                "NO_PHASE\t*\t*\tHOST",
                "PULL\tNO_CONDITION\t*\tHOST",
                "PULL\t*\t*\tNO_CAUSE",
                "\t*\t*\tHOST"
            })
    void a_line_that_is_no_row_of_the_table_is_told_whole(String line) {
        assertThatThrownBy(() -> CauseTable.parse(List.of(line, "*\t*\t*\tUNKNOWN")))
                .hasMessageContaining(line);
    }

    @Test
    void the_table_has_a_cause_for_everything() {
        assertThatThrownBy(() -> CauseTable.parse(List.of())).hasMessageContaining("the last row");
        assertThatThrownBy(() -> CauseTable.parse(List.of("*\t*\tEC2\tHOST"))).hasMessageContaining("the last row");
        assertThatThrownBy(() -> CauseTable.parse(List.of("*\tDENIED\t*\tHOST")))
                .hasMessageContaining("the last row");
        assertThatThrownBy(() -> CauseTable.parse(List.of("PULL\t*\t*\tHOST"))).hasMessageContaining("the last row");
        CauseTable table = CauseTable.parse(List.of("PULL\tDENIED\t*\tPULL_DENIED", "*\t*\t*\tUNKNOWN"));
        assertThat(table.cause(table.rank(Symptom.UNKNOWN, Optional.empty()))).isEqualTo(Cause.UNKNOWN);
        assertThat(table.rank(new Symptom(FailurePhase.PULL, FailureCondition.DENIED), Optional.empty()))
                .isZero();
    }

    @Test
    void every_phase_and_condition_of_the_markers_means_something_in_the_table() {
        CauseTable table = CauseTable.read();
        assertThat(MarkerFile.read().stream()
                        .flatMap(marker -> marker.phase().stream())
                        .map(phase -> table.rank(new Symptom(phase, FailureCondition.UNKNOWN), Optional.empty()))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(5);
        assertThat(MarkerFile.read()).hasSizeLessThan(110 - 21);
    }
}
