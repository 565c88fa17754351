package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.RecordedEcs.RecordedReply;
import dev.lifeline.aws.RecordedEcs.RecordedRequest;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.EnvironmentFile;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.ResourceRequirement;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.TaskName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsPortsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LaunchRequest REQUEST = Sample.request(new TreeMap<>(
            Map.of("PASSWORD", new Secret(Sample.SECRET), "DEBUG", new Secret("1"), "A", new Secret(""))));

    private static final String TASK = """
            {"taskArn": "%s", "version": 3, "lastStatus": "RUNNING", "desiredStatus": "RUNNING",
             "clusterArn": "arn:cluster/prod", "taskDefinitionArn": "%s", "group": "family:etl",
             "startedBy": "lifeline/nightly/1", "launchType": "EC2", "capacityProviderName": "",
             "containerInstanceArn": "%s", "createdAt": 1.795262400E9, "pullStartedAt": 1.7952624015E9,
             "pullStoppedAt": 1795262405, "startedAt": 1795262410, "newField": {"a": 1},
             "containers": [{"name": "app", "lastStatus": "RUNNING", "runtimeId": "abc",
               "networkBindings": [{"containerPort": 80, "hostPort": 32768, "protocol": "tcp"},
                                   {"containerPortRange": "90-92", "hostPortRange": "90-92"}]}]}
            """.formatted(Sample.TASK.arn(), Sample.DEFINITION, Sample.INSTANCE);

    private static TaskName task(int attempt) {
        return Sample.identity("nightly").task(attempt);
    }

    private RecordedEcs ecs;
    private EcsPorts ports;

    @BeforeEach
    void start() throws IOException {
        ecs = new RecordedEcs();
        ports = ports(Duration.ofSeconds(20));
    }

    private EcsPorts ports(Duration timeout) {
        return AwsClients.local(ecs.endpoint(), ecs.endpoint(), timeout).ecsPorts();
    }

    @AfterEach
    void stop() {
        ecs.close();
    }

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
                new LaunchRequest.Essentials.Unspecified(),
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
                  "containerDefinitions": [{"name": "app", "image": "registry.example/app:1"}, {"name": "log", "essential": false},
                    {"name": "proxy", "essential": true}]}}
                """);
        ecs.answer("""
                {"taskDefinition": {"taskDefinitionArn": "arn:etl:8", "status": "ACTIVE", "networkMode": "bridge",
                  "containerDefinitions": [{"name": "app"}]}}
                """);

        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionFound(
                        "arn:etl:7",
                        List.of("app", "proxy"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        true));
        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionFound(
                        "arn:etl:8", List.of("app"), Map.of(), Optional.empty(), false));
    }

    @Test
    void a_definition_that_is_not_there_or_not_active_is_not_found() {
        ecs.answer("{\"taskDefinition\": {\"taskDefinitionArn\": \"arn:etl:7\", \"status\": \"INACTIVE\"}}");
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"ClientException\", \"message\": \"Unable to describe task definition.\"}"));
        ecs.answer(new RecordedReply.JsonReply(
                400, "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}"));

        assertThat(ports.definitions().definition("etl"))
                .isEqualTo(new DefinitionAnswer.NoSuchDefinition("arn:etl:7 is INACTIVE"));
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

    /** What {@link #TASK} says. */
    private static EcsTask running() {
        Instant created = Instant.ofEpochSecond(1795262400);
        return new EcsTask(
                Sample.TASK,
                3,
                EcsStatus.Known.RUNNING,
                EcsStatus.Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.of(created),
                        Optional.of(created.plusMillis(1500)),
                        Optional.of(created.plusSeconds(5)),
                        Optional.of(created.plusSeconds(10)),
                        Optional.empty()),
                new EcsTask.Placement(
                        "arn:cluster/prod",
                        Sample.DEFINITION,
                        Optional.of("family:etl"),
                        Optional.of("lifeline/nightly/1"),
                        Optional.of(LaunchType.KnownLaunchType.EC2),
                        Optional.empty(),
                        Optional.of(Sample.INSTANCE)),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.Known.RUNNING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("abc"),
                        List.of(new EcsContainer.PortBinding(80, 32768, "tcp")))));
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
                                        .containsExactly(
                                                new ResourceRequirement(ResourceRequirement.ResourceType.GPU, "1"));
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
