package dev.lifeline.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.aws.ecs.RecordedEcs.RecordedReply;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcsPortsTest extends EcsPortsScene {
    @Test
    void a_stop_is_sent_with_its_reason_and_answered_with_the_task() throws IOException {
        ecs.answer("{\"task\": " + TASK + "}");
        ecs.answer("{}");

        assertThat(ports.runner().stop("prod", Sample.TASK, "enough"))
                .isEqualTo(new StopAnswer.StopAccepted(Optional.of(running())));
        assertThat(ports.runner().stop("prod", Sample.TASK, "enough"))
                .isEqualTo(new StopAnswer.StopAccepted(Optional.empty()));
        assertThat(ecs.asked().getFirst().operation()).isEqualTo("StopTask");
        assertThat(JSON.readTree(ecs.asked().getFirst().body()))
                .isEqualTo(JSON.readTree(
                        "{\"cluster\": \"prod\", \"task\": \"" + Sample.TASK.arn() + "\", \"reason\": \"enough\"}"));
    }

    @Test
    void a_stop_of_a_task_that_ecs_does_not_know_is_missing_and_any_other_error_a_failure() {
        ecs.answer(
                new RecordedReply.JsonReply(
                        400,
                        "{\"__type\": \"InvalidParameterException\", \"message\": \"The referenced task was not found.\"}"),
                new RecordedReply.JsonReply(
                        400, "{\"__type\": \"ClusterNotFoundException\", \"message\": \"Cluster not found.\"}"),
                new RecordedReply.LostReply());

        assertThat(ports.runner().stop("prod", Sample.TASK, "enough")).isEqualTo(new StopAnswer.NothingToStop());
        assertThat(ports.runner().stop("prod", Sample.TASK, "enough"))
                .isEqualTo(new StopAnswer.StopFailed("ClusterNotFoundException: Cluster not found."));
        assertThat(ports(Duration.ofMillis(500)).runner().stop("prod", Sample.TASK, "enough"))
                .isInstanceOf(StopAnswer.StopFailed.class);
    }

    @Test
    void the_details_of_a_task_are_asked_for_with_its_tags() throws IOException {
        ecs.answer("{\"tasks\": [" + TASK.strip().replaceFirst("\\}$", "")
                + ", \"tags\": [{\"key\": \"team\", \"value\": \"data\"}]}], \"failures\": []}");

        assertThat(ports.finder().details("prod", Sample.TASK))
                .isInstanceOfSatisfying(TaskFinder.DetailsAnswer.DetailsFound.class, found -> {
                    assertThat(found.tags()).isEqualTo(Map.of("team", "data"));
                    assertThat(found.task()).map(EcsTask::version).contains(3L);
                    assertThat(found.beyond()).isEmpty();
                });
        assertThat(JSON.readTree(ecs.asked().getFirst().body()))
                .isEqualTo(JSON.readTree("""
                {"cluster": "prod", "tasks": ["%s"], "include": ["TAGS"]}
                """.formatted(Sample.TASK.arn())));
    }

    @Test
    void what_cannot_be_sent_again_is_told_with_the_details_beside_the_overrides_that_can() {
        ecs.answer("{\"tasks\": [" + TASK.strip().replaceFirst("\\}$", "") + """
                , "overrides": {"containerOverrides": [{"name": "side"}, {"name": "app",
                    "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::bucket/env"}, {"type": "new"}],
                    "resourceRequirements": [{"type": "GPU", "value": "1"}, {"type": "new", "value": "1"}]}]},
                  "attachments": [{"id": "a", "type": "AmazonElasticBlockStorage", "details": []}]}], "failures": []}
                """);

        assertThat(ports.finder().details("prod", Sample.TASK))
                .isInstanceOfSatisfying(TaskFinder.DetailsAnswer.DetailsFound.class, found -> {
                    assertThat(found.beyond())
                            .containsExactly(
                                    "it overrides environmentFiles of an unknown type",
                                    "it overrides resourceRequirements of an unknown type",
                                    "it has a volume of its own, whose volumeConfigurations ECS does not report");
                    assertThat(found.overrides().orElseThrow().containers())
                            .singleElement()
                            .satisfies(app -> {
                                assertThat(app.environmentFiles())
                                        .containsExactly(new EnvironmentFile(
                                                EnvironmentFile.FileType.S3, "arn:aws:s3:::bucket/env"));
                                assertThat(app.resourceRequirements())
                                        .containsExactly(new ResourceRequirement(
                                                ResourceRequirement.ResourceType.GPU, "1", Optional.empty()));
                            });
                });
    }

    @Test
    void a_task_that_ecs_does_not_know_has_no_details() {
        ecs.answer(
                "{\"tasks\": [], \"failures\": [{\"arn\": \"" + Sample.TASK.arn() + "\", \"reason\": \"MISSING\"}]}");

        assertThat(ports.finder().details("prod", Sample.TASK)).isEqualTo(new TaskFinder.DetailsAnswer.NoSuchTask());
    }
}
