package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.guard.GuardRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void the_environment_names_the_table_how_long_explanations_are_kept_and_the_deployment() {
        assertThat(Settings.of(
                        Map.of("TABLE_NAME", "runs", "JOURNAL_RETENTION_DAYS", "7", "SERVICE_NAME", "lifeline-prod")))
                .isEqualTo(new Settings(
                        "runs", Duration.ofDays(7), "lifeline-prod", Settings.Recorder.OFF, GuardRules.STANDARD));
    }

    @Test
    void explanations_are_kept_for_thirty_days_unless_said_otherwise() {
        assertThat(Settings.of(Map.of("TABLE_NAME", "runs")).journalRetention()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void all_that_is_missing_or_wrong_is_named_at_once() {
        assertThatThrownBy(() -> Settings.of(Map.of("JOURNAL_RETENTION_DAYS", "a month")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wrong environment: TABLE_NAME: missing; the name of the DynamoDB table is expected;"
                        + " JOURNAL_RETENTION_DAYS: a whole number from 1 to 9999 is expected");
    }

    @Test
    void launches_of_others_are_recorded_where_it_is_said() {
        assertThat(Settings.of(Map.of("TABLE_NAME", "runs", "LAUNCH_RECORDER", "on"))
                        .recorder())
                .isEqualTo(Settings.Recorder.ON);
        assertThatThrownBy(() -> Settings.of(Map.of("TABLE_NAME", "runs", "LAUNCH_RECORDER", "yes")))
                .hasMessage("wrong environment: LAUNCH_RECORDER: on or off is expected");
    }

    @Test
    void metrics_are_those_of_lifeline_unless_said_otherwise() {
        assertThat(Settings.of(Map.of("TABLE_NAME", "runs")).service()).isEqualTo("lifeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ü", "a/b"})
    void a_service_is_a_word(String service) {
        assertThatThrownBy(() -> Settings.of(Map.of("TABLE_NAME", "runs", "SERVICE_NAME", service)))
                .hasMessageContaining("SERVICE_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "", " 7", "10000", "99999999999"})
    void a_retention_is_a_whole_number_of_days(String days) {
        assertThatThrownBy(() -> Settings.of(Map.of("TABLE_NAME", "runs", "JOURNAL_RETENTION_DAYS", days)))
                .hasMessageContaining("JOURNAL_RETENTION_DAYS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "", " 7", "41", "100"})
    void a_pace_is_a_whole_number_of_calls_that_ecs_grants(String calls) {
        for (String name : List.of("ACCOUNT_CALLS_PER_SECOND", "CLUSTER_CALLS_PER_SECOND")) {
            assertThatThrownBy(() -> Settings.of(Map.of("TABLE_NAME", "runs", name, calls)))
                    .hasMessageContaining(name);
        }
        assertThat(Settings.of(Map.of(
                                "TABLE_NAME",
                                "runs",
                                "ACCOUNT_CALLS_PER_SECOND",
                                "40",
                                "CLUSTER_CALLS_PER_SECOND",
                                "9"))
                        .guard())
                .isEqualTo(GuardRules.of(40, 9));
    }
}
