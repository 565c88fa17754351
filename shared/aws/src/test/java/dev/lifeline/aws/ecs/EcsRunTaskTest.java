package dev.lifeline.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.aws.ecs.RecordedEcs.RecordedReply;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RunTask sends, and what each of its answers means. */
class EcsRunTaskTest extends EcsPortsScene {
    private static final LaunchRequest REQUEST = Sample.request(new TreeMap<>(
            Map.of("PASSWORD", new Secret(Sample.SECRET), "DEBUG", new Secret("1"), "A", new Secret(""))));

    @Test
    void run_task_is_sent_with_everything_that_the_request_says() throws IOException {
        ecs.answer("{\"tasks\": [" + TASK + "], \"failures\": []}");

        ports.runner().run(task(2), REQUEST);

        assertThat(ecs.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.operation()).isEqualTo("RunTask");
            assertThat(JSON.readTree(asked.body())).isEqualTo(JSON.readTree("""
                    {"clientToken": "%s", "startedBy": "%s", "count": 1,
                     "cluster": "prod", "taskDefinition": "%s",
                     "capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT", "base": 0, "weight": 1}],
                     "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1", "subnet-2"],
                       "securityGroups": ["sg-1"], "assignPublicIp": "ENABLED"}},
                     "overrides": {"cpu": "512", "memory": "1024", "taskRoleArn": "task-role",
                       "executionRoleArn": "execution-role", "ephemeralStorage": {"sizeInGiB": 30},
                       "containerOverrides": [{"name": "app", "command": ["run", "--all"],
                         "environment": [{"name": "A", "value": ""}, {"name": "DEBUG", "value": "1"},
                                         {"name": "PASSWORD", "value": "s3cr3t-value"}],
                         "cpu": 128, "memory": 256, "memoryReservation": 64}]},
                     "group": "nightly", "platformVersion": "1.4.0", "propagateTags": "TASK_DEFINITION",
                     "enableExecuteCommand": true, "enableECSManagedTags": true,
                     "tags": [{"key": "app", "value": "etl"}, {"key": "team", "value": "data"}]}
                    """.formatted(
                            task(2).clientToken(), task(2).startedBy(), Sample.DEFINITION)));
        });
    }

    @Test
    void what_the_request_leaves_open_is_left_out() throws IOException {
        ecs.answer("{\"tasks\": [], \"failures\": []}");
        LaunchRequest small = new LaunchRequest(
                "prod",
                "etl:7",
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                new Compute.OnLaunchType(LaunchType.of("NEW_TYPE")),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);

        assertThat(ports.runner().run(task(1), small))
                .isEqualTo(new LaunchAnswer.NotPlaced(new LaunchFailure("RunTask made no task and gave no reason")));

        assertThat(JSON.readTree(ecs.asked().getFirst().body()))
                .isEqualTo(JSON.readTree("""
                {"clientToken": "%s", "startedBy": "%s", "count": 1, "cluster": "prod",
                 "taskDefinition": "etl:7", "launchType": "NEW_TYPE", "enableExecuteCommand": false,
                 "enableECSManagedTags": false}
                """.formatted(task(1).clientToken(), task(1).startedBy())));
    }

    @Test
    void an_accepted_task_is_told_with_its_details() {
        ecs.answer("{\"tasks\": [" + TASK + "], \"failures\": []}");

        assertThat(ports.runner().run(task(1), REQUEST))
                .isEqualTo(new LaunchAnswer.TaskCreated(Sample.TASK, Optional.of(running())));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a repeated answer for a stopped task | {"taskArn": "arn:1", "lastStatus": "STOPPED", "desiredStatus": "STOPPED"}
            no containers | {"taskArn": "arn:1", "lastStatus": "RUNNING", "desiredStatus": "RUNNING", "version": 1, "clusterArn": "c", "taskDefinitionArn": "d", "containers": []}
            no version | {"taskArn": "arn:1", "lastStatus": "RUNNING", "desiredStatus": "RUNNING", "clusterArn": "c", "taskDefinitionArn": "d", "containers": [{"name": "app"}]}
            """)
    void an_answer_without_the_details_has_none(String name, String task) {
        ecs.answer("{\"tasks\": [" + task + "]}");

        assertThat(ports.runner().run(task(1), REQUEST))
                .isEqualTo(new LaunchAnswer.TaskCreated(new TaskRef("arn:1"), Optional.empty()));
    }

    @Test
    void a_task_without_room_is_not_placed_for_the_reason_that_ecs_gives() {
        ecs.answer("{\"tasks\": [], \"failures\": [{\"reason\": \"RESOURCE:CPU\"}]}");
        ecs.answer("{\"failures\": [{\"arn\": \"arn:i\", \"reason\": \"ATTRIBUTE\", \"detail\": \"s3cr3t-value\"}]}");

        assertThat(ports.runner().run(task(1), REQUEST))
                .isEqualTo(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:CPU")));
        assertThat(ports.runner().run(task(1), REQUEST))
                .isEqualTo(new LaunchAnswer.NotPlaced(new LaunchFailure("ATTRIBUTE", Optional.of("(hidden)"))));
    }

    @Test
    void a_token_that_was_used_otherwise_is_a_conflict_with_the_tasks_that_it_made() {
        ecs.answer(new RecordedReply.JsonReply(400, """
                {"__type": "ConflictException", "message": "token", "resourceIds": ["%s", "arn:2"]}""".formatted(Sample.TASK.arn())));
        ecs.answer("{\"tasks\": [" + TASK + "], \"failures\": [{\"arn\": \"arn:2\", \"reason\": \"MISSING\"}]}");

        assertThat(ports.runner().run(task(1), REQUEST))
                .isInstanceOfSatisfying(
                        LaunchAnswer.Conflict.class,
                        conflict -> assertThat(conflict.tasks())
                                .extracting(EcsTask::ref)
                                .containsExactly(Sample.TASK));
    }

    @Test
    void a_conflict_whose_tasks_cannot_be_looked_at_is_no_answer() {
        ecs.answer(new RecordedReply.JsonReply(400, """
                {"__type": "ConflictException", "message": "token", "resourceIds": ["arn:1"]}"""));
        ecs.answer(new RecordedReply.JsonReply(500, "{\"__type\": \"ServerException\", \"message\": \"oops\"}"));

        assertThat(ports.runner().run(task(1), REQUEST))
                .isEqualTo(new LaunchAnswer.LaunchUnanswered("ConflictException: token; ServerException: oops"));
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | ThrottlingException | Rate exceeded | Rejected
            429 | SomethingNew | slow down | Rejected
            400 | ClientException | The limit of tasks in the PROVISIONING state per cluster was reached | Rejected
            400 | ClientException | You've reached the limit on the number of vCPUs you can run concurrently | Rejected
            400 | ClientException | The capacity provider is in transition | Rejected
            400 | ClientException | Capacity is unavailable at this time. Please try again later | Rejected
            400 | InvalidParameterException | Request limit exceeded. (ErrorCode: RequestLimitExceeded) | Rejected
            403 | ExpiredTokenException | The security token included in the request is expired | Rejected
            403 | RequestExpired | Request has expired | Rejected
            400 | InvalidParameterException | Network Configuration must be provided | Rejected
            400 | ClientException | TaskDefinition is inactive | Rejected
            400 | AccessDeniedException | User is not authorized to perform ecs:RunTask | Rejected
            400 | ClusterNotFoundException | Cluster not found. | Rejected
            400 | PlatformUnknownException | The specified platform version does not exist | Rejected
            400 | PlatformTaskDefinitionIncompatibilityException | not on this platform | Rejected
            400 | UnsupportedFeatureException | not in this Region | Rejected
            400 | BlockedException | Your account is blocked | Rejected
            500 | ServerException | Service Unavailable. Please try again later. | LaunchUnanswered
            400 | ServerException | Service Unavailable | LaunchUnanswered
            503 | ServiceUnavailable | please try again later | LaunchUnanswered
            502 | SomethingNew | bad gateway | LaunchUnanswered
            """)
    void an_error_is_an_answer(int status, String code, String message, String expected) {
        ecs.answer(new RecordedReply.JsonReply(
                status, "{\"__type\": \"" + code + "\", \"message\": \"" + message + "\"}"));

        LaunchAnswer answer = ports.runner().run(task(1), REQUEST);

        assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(answer.toString()).contains(code).contains(message);
        assertThat(ecs.asked()).as("calls: ECS is never asked again by itself").hasSize(1);
    }

    @Test
    void without_an_answer_it_is_unknown_whether_the_task_exists() {
        ecs.answer(
                new RecordedReply.LostReply(),
                new RecordedReply.HangUp(),
                new RecordedReply.JsonReply(200, "{\"tasks\": [{\"taskArn"));

        assertThat(ports(Duration.ofMillis(500)).runner().run(task(1), REQUEST))
                .as("time-out")
                .isInstanceOf(LaunchAnswer.LaunchUnanswered.class);
        assertThat(ports.runner().run(task(2), REQUEST))
                .as("lost connection")
                .isInstanceOf(LaunchAnswer.LaunchUnanswered.class);
        assertThat(ports.runner().run(task(3), REQUEST))
                .as("broken answer")
                .isInstanceOf(LaunchAnswer.LaunchUnanswered.class);
        assertThat(ecs.asked()).hasSize(3);

        ecs.answer(new RecordedReply.JsonReply(502, "<html>"));
        assertThat(ports.runner().run(task(4), REQUEST))
                .as("a proxy's error")
                .isInstanceOfSatisfying(
                        LaunchAnswer.LaunchUnanswered.class,
                        unknown -> assertThat(unknown.error()).contains("502"));

        ecs.close();
        assertThat(ports.runner().run(task(1), REQUEST))
                .as("nobody there")
                .isInstanceOf(LaunchAnswer.LaunchUnanswered.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_error_text_holds_no_environment_value_and_is_short() {
        String message = "bad override PASSWORD=s3cr3t-value DEBUG=1 in 2016-11-21 " + "x".repeat(2000);
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"InvalidParameterException\", \"message\": \"" + message + "\"}"));

        assertThat(ports.runner().run(task(1), REQUEST))
                .isInstanceOfSatisfying(LaunchAnswer.Rejected.class, rejected -> {
                    assertThat(rejected.refusal().message())
                            .startsWith("bad override PASSWORD=(hidden) DEBUG=(hidden) in 2016-11-21")
                            .hasSize(500)
                            .endsWith("x…");
                });
    }
}
