package dev.lifeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Script;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task with which nothing goes wrong")
final class GoodRunTest {
    private final SimulatorScene scene = SimulatorScene.of(Script.NOTHING_FAILS);

    @Test
    @DisplayName("walks through every state on Fargate, one version a step")
    void walksOnFargate() {
        assertThat(scene.runToEnd(SimulatorScene.FARGATE).lastStatus()).isEqualTo(TaskLastStatus.STOPPED);

        assertThat(scene.seen("lastStatus"))
                .containsExactly(
                        "PROVISIONING",
                        "PENDING",
                        "ACTIVATING",
                        "RUNNING",
                        "DEACTIVATING",
                        "STOPPING",
                        "DEPROVISIONING",
                        "STOPPED");
    }

    @Test
    @DisplayName("has no PROVISIONING and no DEPROVISIONING on an instance without a network interface of its own")
    void walksOnEc2() {
        scene.runToEnd(SimulatorScene.EC2);

        assertThat(scene.seen("lastStatus"))
                .containsExactly("PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING", "STOPPED");
        assertThat(scene.seen("version"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 6).mapToObj(String::valueOf).toList());
        assertThat(scene.details().getFirst().path("containerInstanceArn").asText())
                .startsWith("arn:aws:ecs:us-east-1:111122223333:container-instance/prod/");
    }

    @Test
    @DisplayName("is told in EventBridge's envelope with every field that the schema requires")
    void eventHasTheRealShape() {
        scene.runToEnd(SimulatorScene.FARGATE.withStartedBy("lifeline/nightly/1"));

        JsonNode envelope = SimulatorScene.json(scene.events.getLast().json());
        assertThat(envelope.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(envelope.path("source").asText()).isEqualTo("aws.ecs");
        assertThat(envelope.path("detail-type").asText()).isEqualTo("ECS Task State Change");
        assertThat(envelope.path("time").asText()).isEqualTo("2026-03-01T10:00:16Z");
        JsonNode detail = envelope.path("detail");
        assertThat(envelope.path("resources").path(0)).isEqualTo(detail.path("taskArn"));
        assertThat(detail.fieldNames())
                .toIterable()
                .contains(
                        "overrides",
                        "taskArn",
                        "createdAt",
                        "clusterArn",
                        "updatedAt",
                        "version",
                        "taskDefinitionArn",
                        "containers",
                        "desiredStatus",
                        "lastStatus",
                        "stopCode",
                        "stoppedReason",
                        "pullStartedAt",
                        "pullStoppedAt",
                        "startedAt",
                        "stoppingAt",
                        "executionStoppedAt",
                        "stoppedAt",
                        "connectivity",
                        "availabilityZone",
                        "platformVersion")
                .doesNotContain("tags", "healthStatus");
        assertThat(detail.path("createdAt").asText()).isEqualTo("2026-03-01T10:00:00.25Z");
        assertThat(detail.path("group").asText()).isEqualTo("family:web");
        assertThat(detail.path("startedBy").asText()).isEqualTo("lifeline/nightly/1");
        assertThat(detail.path("attachments").path(0).path("type").asText()).isEqualTo("eni");
        assertThat(detail.path("attachments").path(0).path("status").asText()).isEqualTo("DELETED");
        assertThat(detail.path("overrides").path("containerOverrides").findValuesAsText("name"))
                .isEqualTo(List.of("app", "sidecar"));
        assertThat(detail.path("containers").findValuesAsText("exitCode")).containsExactly("0", "143");
    }
}
