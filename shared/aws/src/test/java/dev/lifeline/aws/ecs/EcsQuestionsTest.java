package dev.lifeline.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.aws.ecs.RecordedEcs.RecordedReply;
import dev.lifeline.aws.ecs.RecordedEcs.RecordedRequest;
import dev.lifeline.controller.ecs.LogDriver;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of DescribeTasks, ListTasks, DescribeTaskDefinition and DescribeClusters, and the meaning of their
 * answers.
 */
class EcsQuestionsTest extends EcsPortsScene {
    @Test
    void describe_answers_for_each_task_and_a_word_that_is_not_known_is_kept() {
        ecs.answer("""
                {"tasks": [{"taskArn": "arn:new", "version": 9, "lastStatus": "HIBERNATING", "desiredStatus": "DREAMING",
                   "clusterArn": "c", "taskDefinitionArn": "d", "launchType": "MOON", "stopCode": "Eclipse",
                   "stoppedReason": "dark", "stoppedAt": 1795262500,
                   "attachments": [
                     {"type": "ElasticNetworkInterface", "details": [{"name": "subnetId", "value": "subnet-1"}]},
                     {"type": "AmazonElasticBlockStorage", "details": [
                       {"name": "statusReason", "value": "no light"}]}],
                   "containers": [{"name": "app", "lastStatus": "DOZING", "exitCode": 7, "reason": "tired"}]},
                  {"taskArn": "arn:bare", "lastStatus": "RUNNING"}],
                 "failures": [{"arn": "arn:gone", "reason": "MISSING"}, {"arn": "arn:odd", "reason": "ODD"}]}
                """);
        List<TaskRef> asked = refs("arn:new", "arn:bare", "arn:gone", "arn:odd", "arn:forgotten");

        Map<TaskRef, DescribeAnswer> answers = ports.finder().describe("prod", asked);

        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(answers.get(new TaskRef("arn:gone"))).isEqualTo(new DescribeAnswer.TaskMissing());
        assertThat(answers.get(new TaskRef("arn:odd")))
                .isEqualTo(new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "ODD"));
        assertThat(answers.get(new TaskRef("arn:bare"))).isInstanceOf(DescribeAnswer.DescribeUnanswered.class);
        assertThat(answers.get(new TaskRef("arn:forgotten"))).isInstanceOf(DescribeAnswer.DescribeUnanswered.class);
        assertThat(answers.get(new TaskRef("arn:new"))).isInstanceOfSatisfying(DescribeAnswer.Seen.class, seen -> {
            EcsTask task = seen.task();
            assertThat(task.lastStatus()).isEqualTo(new EcsStatus.Unknown("HIBERNATING"));
            assertThat(task.desiredStatus()).isEqualTo(new EcsStatus.Unknown("DREAMING"));
            assertThat(task.placement().launchType()).contains(new LaunchType.UnknownLaunchType("MOON"));
            assertThat(task.stop())
                    .contains(new EcsTask.StopDetails(
                            Optional.of(new StopCode.UnknownStopCode("Eclipse")),
                            Optional.of(Reason.of("dark")),
                            Optional.of(Reason.of("no light"))));
            assertThat(task.times().stopped()).contains(Instant.ofEpochSecond(1795262500));
            assertThat(task.containers())
                    .containsExactly(new EcsContainer(
                            "app",
                            new EcsStatus.Unknown("DOZING"),
                            Optional.of(7),
                            Optional.of(Reason.of("tired")),
                            Optional.empty(),
                            List.of()));
        });
    }

    @Test
    void a_hundred_tasks_are_described_in_a_call_and_a_call_that_fails_leaves_the_others() {
        List<TaskRef> tasks = IntStream.range(0, 101)
                .mapToObj(number -> new TaskRef("arn:" + number))
                .toList();
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}"));
        ecs.answer("{\"failures\": [{\"arn\": \"arn:100\", \"reason\": \"MISSING\"}]}");

        Map<TaskRef, DescribeAnswer> answers = ports.finder().describe("prod", tasks);

        assertThat(ecs.asked()).hasSize(2);
        assertThat(answers).hasSize(101);
        assertThat(answers.get(tasks.getLast())).isEqualTo(new DescribeAnswer.TaskMissing());
        assertThat(answers.get(tasks.get(99)))
                .isEqualTo(
                        new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "ThrottlingException: Rate exceeded"));
        assertThat(ports.finder().describe("prod", List.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "400, ClusterNotFoundException, NO_CLUSTER",
        "400, AccessDeniedException,    REFUSED",
        "400, InvalidParameterException, REFUSED",
        "400, UnrecognizedClientException, REFUSED",
        "400, ExpiredTokenException,    SILENT",
        "400, ThrottlingException,      SILENT",
        "500, ServerException,          SILENT",
        "503, ServiceUnavailable,       SILENT",
    })
    void why_a_question_has_no_answer_is_told_apart(int status, String code, NoAnswer why) {
        RecordedReply refusal =
                new RecordedReply.JsonReply(status, "{\"__type\": \"" + code + "\", \"message\": \"no\"}");
        ecs.answer(refusal);
        ecs.answer(refusal);
        TaskRef task = new TaskRef("arn:1");
        assertThat(ports.finder().describe("prod", List.of(task)))
                .containsEntry(task, new DescribeAnswer.DescribeUnanswered(why, code + ": no"));
        assertThat(ports.finder().find("prod", task(1))).isEqualTo(new FindAnswer.ListUnanswered(why, code + ": no"));
    }

    @Test
    void a_task_is_looked_for_among_the_running_and_the_stopped_and_told_with_its_details() throws IOException {
        ecs.answer("{\"taskArns\": [], \"nextToken\": \"more\"}");
        ecs.answer("{\"taskArns\": []}");
        ecs.answer("{\"taskArns\": [\"%s\"]}".formatted(Sample.TASK.arn()));
        ecs.answer("{\"tasks\": [" + TASK + "], \"failures\": []}");

        assertThat(ports.finder().find("prod", task(2)))
                .isInstanceOfSatisfying(
                        FindAnswer.TasksListed.class,
                        found -> assertThat(found.tasks())
                                .extracting(EcsTask::ref)
                                .containsExactly(Sample.TASK));

        String asked = "{\"cluster\": \"prod\", \"startedBy\": \"" + task(2).startedBy() + "\"%s}";
        assertThat(ecs.asked())
                .extracting(RecordedRequest::operation)
                .containsExactly("ListTasks", "ListTasks", "ListTasks", "DescribeTasks");
        assertThat(JSON.readTree(ecs.asked().get(0).body())).isEqualTo(JSON.readTree(asked.formatted("")));
        assertThat(JSON.readTree(ecs.asked().get(1).body()))
                .isEqualTo(JSON.readTree(asked.formatted(", \"nextToken\": \"more\"")));
        assertThat(JSON.readTree(ecs.asked().get(2).body()))
                .isEqualTo(JSON.readTree(asked.formatted(", \"desiredStatus\": \"STOPPED\"")));
    }

    @Test
    void a_task_that_is_listed_and_cannot_be_described_is_not_missing() {
        ecs.answer("{\"taskArns\": [\"arn:1\"]}");
        ecs.answer("{\"taskArns\": []}");
        ecs.answer("{\"tasks\": [], \"failures\": [{\"arn\": \"arn:1\", \"reason\": \"MISSING\"}]}");

        assertThat(ports.finder().find("prod", task(2)))
                .isEqualTo(new FindAnswer.ListUnanswered(
                        NoAnswer.SILENT, "ListTasks names 1 tasks, but DescribeTasks knows none"));
    }

    @Test
    void where_ECS_lists_no_stopped_tasks_it_is_not_known_whether_the_task_exists() {
        ecs.answer("{\"taskArns\": [\"arn:1\"]}");
        ecs.answer(new RecordedReply.JsonReply(
                400,
                "{\"__type\": \"InvalidParameterException\", \"message\": \"cannot specify startedBy with other"
                        + " arguments\"}"));

        assertThat(ports.finder().find("prod", task(2)))
                .as("the one that runs may be a stranger, and the attempt's own may have stopped")
                .isEqualTo(new FindAnswer.ListUnanswered(
                        NoAnswer.REFUSED, "InvalidParameterException: cannot specify startedBy with other arguments"));
    }

    @Test
    void a_task_is_not_found_only_if_both_lists_were_told() {
        ecs.answer("{\"taskArns\": []}");
        ecs.answer("{\"taskArns\": []}");
        ecs.answer("{\"taskArns\": []}");
        ecs.answer(new RecordedReply.JsonReply(500, "{\"__type\": \"ServerException\", \"message\": \"oops\"}"));

        assertThat(ports.finder().find("prod", task(2))).isEqualTo(new FindAnswer.NoneListed());
        assertThat(ports.finder().find("prod", task(2)))
                .isEqualTo(new FindAnswer.ListUnanswered(NoAnswer.SILENT, "ServerException: oops"));
    }

    @Test
    void a_definition_tells_its_revision_and_its_essential_containers() {
        ecs.answer("""
                {"taskDefinition": {"taskDefinitionArn": "arn:etl:7", "status": "ACTIVE", "networkMode": "awsvpc",
                  "containerDefinitions": [{"name": "app", "image": "registry.example/app:1"}, {"name": "log", "essential": false,
                     "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/etl",
                       "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "etl"}}},
                    {"name": "proxy", "essential": true,
                     "logConfiguration": {"logDriver": "splunk", "options": {"splunk-token": "secret"}}}]}}
                """);
        ecs.answer("""
                {"taskDefinition": {"taskDefinitionArn": "arn:etl:8", "status": "ACTIVE", "networkMode": "bridge",
                  "containerDefinitions": [{"name": "app",
                    "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "etl"}}}]}}
                """);

        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionFound(
                        "arn:etl:7",
                        List.of("app", "proxy"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        true,
                        Map.of(
                                "app", new LogDriver.NoDriver(),
                                "log", new LogDriver.AwsLogs("/ecs/etl", Optional.of("eu-west-1"), Optional.of("etl")),
                                "proxy", new LogDriver.OtherDriver("splunk"))));
        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionFound(
                        "arn:etl:8",
                        List.of("app"),
                        Map.of(),
                        Optional.empty(),
                        false,
                        Map.of("app", new LogDriver.AwsLogs("etl", Optional.empty(), Optional.empty()))));
    }

    @Test
    void a_definition_that_is_not_there_or_not_active_is_not_found() {
        ecs.answer("{\"taskDefinition\": {\"taskDefinitionArn\": \"arn:etl:7\", \"status\": \"INACTIVE\"}}");
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"ClientException\", \"message\": \"Unable to describe task definition.\"}"));
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}"));

        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionInactive(
                        new DefinitionAnswer.DefinitionFound(
                                "arn:etl:7", List.of(), Map.of(), Optional.empty(), false, Map.of()),
                        "arn:etl:7 is INACTIVE"));
        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(
                        new DefinitionAnswer.NoSuchDefinition("ClientException: Unable to describe task definition."));
        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionUnanswered("ThrottlingException: Rate exceeded"));
    }

    @Test
    void a_definition_that_ECS_cannot_tell_for_a_passing_reason_is_not_known() {
        for (String temporary : List.of(
                "{\"__type\": \"ClientException\", \"message\": \"Rate exceeded\"}",
                "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}",
                "{\"__type\": \"ExpiredTokenException\", \"message\": \"expired\"}")) {
            ecs.answer(new RecordedReply.JsonReply(400, temporary));
            assertThat(ports.definitions().definition("etl")).isInstanceOf(DefinitionAnswer.DefinitionUnanswered.class);
        }
    }

    @Test
    void a_cluster_takes_launches_only_if_it_is_active() throws IOException {
        ecs.answer("{\"clusters\": [{\"clusterName\": \"prod\", \"status\": \"ACTIVE\"}], \"failures\": []}");
        ecs.answer("{\"clusters\": [{\"clusterName\": \"prod\", \"status\": \"INACTIVE\"}], \"failures\": []}");
        ecs.answer("{\"clusters\": [], \"failures\": [{\"arn\": \"arn\", \"reason\": \"MISSING\"}]}");
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}"));
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"InvalidParameterException\", \"message\": \"no such name\"}"));

        assertThat(ports.clusters().cluster("prod")).isEqualTo(new ClusterAnswer.Active());
        assertThat(JSON.readTree(ecs.asked().getFirst().body())).isEqualTo(JSON.readTree("{\"clusters\": [\"prod\"]}"));
        assertThat(ports.clusters().cluster("prod"))
                .isEqualTo(new ClusterAnswer.NoSuchCluster("cluster prod is INACTIVE"));
        assertThat(ports.clusters().cluster("prod"))
                .isEqualTo(new ClusterAnswer.NoSuchCluster("there is no cluster prod"));
        assertThat(ports.clusters().cluster("prod"))
                .isEqualTo(new ClusterAnswer.ClusterUnanswered("ThrottlingException: Rate exceeded"));
        assertThat(ports.clusters().cluster("prod"))
                .isEqualTo(new ClusterAnswer.NoSuchCluster("InvalidParameterException: no such name"));
    }

    private static List<TaskRef> refs(String... arns) {
        return List.of(arns).stream().map(TaskRef::new).toList();
    }
}
