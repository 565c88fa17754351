package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.lifecycle.identity.Namespace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void the_environment_names_the_table_how_long_runs_are_kept_and_the_deployment() {
        assertThat(settings("RUN_RETENTION_DAYS", "21", "SERVICE_NAME", "lifeline-prod"))
                .isEqualTo(new Settings(
                        new RunTable("runs", Settings.SHARDS, Duration.ofDays(21)),
                        "https://sqs.eu-west-1.amazonaws.com/111122223333/timers",
                        new Namespace("prod-1"),
                        "lifeline-prod",
                        Settings.AdoptionMode.OFF,
                        GuardRules.STANDARD,
                        new Clusters("arn:aws:ecs:eu-west-1:111122223333:cluster/", List.of("prod", "batch-*"))));
    }

    @Test
    void clusters_are_those_of_the_own_account_and_region() {
        assertThatThrownBy(() -> settings("AWS_REGION", "us-east-1"))
                .hasMessage("wrong environment: CLUSTER_ARNS: arn:aws:ecs:eu-west-1:111122223333:cluster/prod"
                        + " is not a cluster of account 111122223333 in us-east-1, where this deployment runs");
    }

    @Test
    void runs_are_kept_for_ninety_days_unless_said_otherwise() {
        assertThat(settings().table().retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void all_that_is_missing_or_wrong_is_named_at_once() {
        assertThatThrownBy(() -> Settings.of(Map.of("RUN_RETENTION_DAYS", "a month")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wrong environment: TABLE_NAME: missing; the name of the DynamoDB table is expected;"
                        + " TIMERS_URL: the URL of the queue of timers is expected;"
                        + " RUN_RETENTION_DAYS: a whole number from 15 to 3650 is expected;"
                        + " NAMESPACE: 1 to 24 lower-case letters, digits and hyphens, beginning with a letter or digit"
                        + " are expected;"
                        + " CLUSTER_ARNS: the ARN of at least one ECS cluster is expected");
    }

    @Test
    void foreign_tasks_are_adopted_only_where_that_is_switched_on() {
        assertThat(settings().adoption()).isEqualTo(Settings.AdoptionMode.OFF);
        assertThat(settings("ADOPTION", "on").adoption()).isEqualTo(Settings.AdoptionMode.ON);
        assertThat(settings("ADOPTION", "recorded").adoption()).isEqualTo(Settings.AdoptionMode.RECORDED);
        assertThatThrownBy(() -> settings("ADOPTION", "yes"))
                .hasMessage("wrong environment: ADOPTION: off, on or recorded is expected");
    }

    @Test
    void metrics_are_those_of_lifeline_unless_said_otherwise() {
        assertThat(settings().service()).isEqualTo("lifeline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ü", "a/b"})
    void a_service_is_a_word(String service) {
        assertThatThrownBy(() -> settings("SERVICE_NAME", service)).hasMessageContaining("SERVICE_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Prod", "a/b", "-a", "a b", "a_b", "ü", "aaaaaaaaaaaaaaaaaaaaaaaaa"})
    void a_namespace_fits_the_names_of_tasks(String namespace) {
        assertThatThrownBy(() -> settings("NAMESPACE", namespace)).hasMessageContaining("NAMESPACE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "20.5", "", " 20", "14", "3651", "99999999999"})
    void a_retention_is_a_whole_number_of_days_from_fifteen_to_ten_years(String days) {
        assertThatThrownBy(() -> settings("RUN_RETENTION_DAYS", days)).hasMessageContaining("RUN_RETENTION_DAYS");
        assertThat(settings("RUN_RETENTION_DAYS", "15").table().retention()).isEqualTo(Duration.ofDays(15));
        assertThat(settings("RUN_RETENTION_DAYS", "3650").table().retention()).isEqualTo(Duration.ofDays(3650));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "", " 7", "41", "100"})
    void a_pace_is_a_whole_number_of_calls_that_ecs_grants(String calls) {
        for (String name : List.of("ACCOUNT_CALLS_PER_SECOND", "CLUSTER_CALLS_PER_SECOND")) {
            assertThatThrownBy(() -> settings(name, calls)).hasMessageContaining(name);
        }
        assertThat(settings("ACCOUNT_CALLS_PER_SECOND", "40", "CLUSTER_CALLS_PER_SECOND", "9")
                        .guard())
                .isEqualTo(GuardRules.of(40, 9));
    }

    /** The settings of a valid environment with this variable. */
    private static Settings settings(String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "TIMERS_URL",
                "https://sqs.eu-west-1.amazonaws.com/111122223333/timers",
                "TABLE_NAME",
                "runs",
                "NAMESPACE",
                "prod-1",
                "AWS_REGION",
                "eu-west-1",
                "ACCOUNT_ID",
                "111122223333",
                "CLUSTER_ARNS",
                "arn:aws:ecs:eu-west-1:111122223333:cluster/prod,arn:aws:ecs:eu-west-1:111122223333:cluster/batch-*"));
        for (int each = 0; each < variables.length; each += 2) {
            environment.put(variables[each], variables[each + 1]);
        }
        return Settings.of(environment);
    }
}
