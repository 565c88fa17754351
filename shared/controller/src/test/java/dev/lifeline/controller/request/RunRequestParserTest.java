package dev.lifeline.controller.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Options;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.PlacementRules;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.Tagging;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRequestParserTest extends RunRequestScene {
    private static final String EVERYTHING = """
            {
              "name": "nightly-2026",
              "rerun": true,
              "policy": "always",
              "cluster": "prod",
              "taskDefinition": "etl",
              "capacityProviderStrategy": [
                {"capacityProvider": "FARGATE_SPOT", "base": 1, "weight": 4},
                {"capacityProvider": "FARGATE"}
              ],
              "networkConfiguration": {"awsvpcConfiguration": {
                "subnets": ["subnet-1", "subnet-2"], "securityGroups": ["sg-1"], "assignPublicIp": "ENABLED"}},
              "overrides": {
                "cpu": "512", "memory": "1024", "taskRoleArn": "arn:role/task", "executionRoleArn": "arn:role/execution",
                "ephemeralStorage": {"sizeInGiB": 30},
                "containerOverrides": [{
                  "name": "app", "command": ["run", "--all"],
                  "environment": [{"name": "PASSWORD", "value": "s3cr3t-value"}, {"name": "EMPTY", "value": ""}],
                  "cpu": 256, "memory": 512, "memoryReservation": 128}]},
              "group": "family:etl",
              "platformVersion": "1.4.0",
              "propagateTags": "TASK_DEFINITION",
              "enableExecuteCommand": true,
              "enableECSManagedTags": true,
              "tags": [{"key": "team", "value": "data"}, {"key": "bare"}]
            }
            """;

    private static RunRequest valid(String json) {
        assertThat(problems(json)).isEmpty();
        return ((ReadRequest.Sound) parse(json)).request();
    }

    @Test
    void everything_that_can_be_asked_for_is_read() {
        assertThat(valid(EVERYTHING))
                .isEqualTo(new RunRequest(
                        Optional.of(new RunId("nightly-2026")),
                        RunRequest.OnRepeatedName.RERUN,
                        "always",
                        new LaunchRequest(
                                "prod",
                                "etl",
                                new Essentials.EssentialsUnknown(),
                                Optional.empty(),
                                new Compute.OnProviders(List.of(
                                        new Compute.StrategyItem("FARGATE_SPOT", 1, 4),
                                        new Compute.StrategyItem("FARGATE", 0, 1))),
                                Optional.of(new Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), true)),
                                new Overrides(
                                        Optional.of("512"),
                                        Optional.of("1024"),
                                        Optional.of("arn:role/task"),
                                        Optional.of("arn:role/execution"),
                                        Optional.of(30),
                                        List.of(),
                                        List.of(new ContainerOverride(
                                                "app",
                                                List.of("run", "--all"),
                                                Map.of("PASSWORD", new Secret(SECRET), "EMPTY", new Secret("")),
                                                List.of(),
                                                Optional.of(256),
                                                Optional.of(512),
                                                Optional.of(128),
                                                List.of()))),
                                new Options(
                                        Optional.of("family:etl"),
                                        Optional.of("1.4.0"),
                                        Optional.empty(),
                                        true,
                                        new Tagging(
                                                Optional.of(TagSource.TASK_DEFINITION),
                                                true,
                                                Map.of("team", "data", "bare", "")),
                                        PlacementRules.NONE,
                                        List.of()))));
    }

    @Test
    void a_cluster_and_a_task_definition_are_enough() {
        assertThat(valid("{\"cluster\": \"prod\", \"taskDefinition\": \"etl:7\"}"))
                .isEqualTo(new RunRequest(
                        Optional.empty(),
                        RunRequest.OnRepeatedName.SAME_RUN,
                        "default",
                        new LaunchRequest(
                                "prod",
                                "etl:7",
                                new Essentials.EssentialsUnknown(),
                                Optional.empty(),
                                new Compute.ClusterDefault(),
                                Optional.empty(),
                                Overrides.NONE,
                                Options.DEFAULT)));
    }

    @Test
    void null_means_left_out() {
        assertThat(valid(with("\"name\": null, \"policy\": null, \"overrides\": null, \"tags\": null"))
                        .policy())
                .isEqualTo("default");
    }

    @Test
    void a_launch_type_is_read_in_any_case() {
        assertThat(valid(with("\"launchType\": \"fargate\"")).launch().compute())
                .isEqualTo(new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE));
    }

    @Test
    void a_read_request_shows_no_secret() {
        assertThat(valid(EVERYTHING).toString()).contains("PASSWORD").doesNotContain(SECRET);
    }

    @Test
    void what_is_exactly_at_a_limit_is_allowed() {
        valid(awsvpc("\"subnets\": " + list(16, "\"subnet-#\"") + ", \"securityGroups\": " + list(5, "\"sg-#\"")));
        valid(with("\"capacityProviderStrategy\": " + list(20, "{\"capacityProvider\": \"p#\"}")));
        valid(with("\"tags\": " + list(50, "{\"key\": \"k#\"}")));
        valid(with("\"name\": \"" + "x".repeat(256) + "\""));
    }
}
