package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.DETAILS;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.PUT_RECORD;
import static dev.lifeline.controller.testing.Calls.Call.RECORD;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.EcsUnavailable;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.TaskSelector;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Foreign launches through the receiver: CloudTrail's records, and the events of their tasks. */
class LaunchRecorderTest {
    private static final TaskRef TASK =
            new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/366ea30b6e732d54b24717ccb03debeb");
    private static final RunId ID = new RunId(TASK.id());
    private static final String EVENT_ID = "8f3c7a3e-1b2c-4d5e-8f90-0a1b2c3d4e5f";
    private static final String DEFINITION_ARN = Runs.REQUEST.taskDefinition();
    private static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";
    private static final Network RECORDED = new Network(List.of("subnet-1", "subnet-2"), List.of("sg-9"), true);
    private static final String MADE = "\"tasks\": [{\"taskArn\": \"" + TASK.arn() + "\"}], \"failures\": []";
    private static final String REQUEST = """
            "cluster": "prod", "taskDefinition": "etl", "count": 1, "startedBy": "someone", "propagateTags": "TASK_DEFINITION",
            "capacityProviderStrategy": [{"capacityProvider": "FARGATE", "base": 1, "weight": 1},
                                         {"capacityProvider": "FARGATE_SPOT", "weight": 3}],
            "tags": [{"key": "team", "value": "data"}, {"key": "aws:batch:job-queue", "value": "q"}],
            "networkConfiguration": {"awsvpcConfiguration": {
                "subnets": ["subnet-1", "subnet-2"], "securityGroups": ["sg-9"], "assignPublicIp": "ENABLED"}}""";
    private static final String SECRETLY = """
            , "overrides": {"containerOverrides": [{"name": "app", "environment": [
                {"name": "TOKEN", "value": "HIDDEN_DUE_TO_SECURITY_REASONS"}]}]}""";

    private final TestWorld world = new TestWorld(Runs.NOON);

    @BeforeEach
    void define() {
        DefinitionAnswer found = new DefinitionAnswer.DefinitionFound(
                DEFINITION_ARN, List.of("app"), Map.of("app", "registry.example/app:1"), Optional.empty(), true);
        world.ecs.define(DEFINITION_ARN, found);
        world.ecs.define("etl", found);
        world.ecs.put(new EcsTask(
                TASK,
                1,
                EcsStatus.Known.PENDING,
                EcsStatus.Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.of(Runs.NOON), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new EcsTask.Placement(
                        "prod",
                        DEFINITION_ARN,
                        Optional.of("family:etl"),
                        Optional.of("someone"),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE),
                        Optional.of("FARGATE_SPOT"),
                        Optional.empty()),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.of("PENDING"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))));
    }

    private EventReceiver receiver() {
        TaskSelector match = new TaskSelector(
                Optional.of(new Glob("prod")),
                Optional.of(new Glob("etl")),
                Optional.of(new Glob("family:*")),
                Optional.of(new Glob("someone")),
                Optional.of(LaunchType.KnownLaunchType.FARGATE));
        return receiver(AdoptingPolicies.of(List.of(new PolicyDocument(
                DefaultPolicy.named("default").orElseThrow(),
                List.of(match),
                new LaunchTemplate(Optional.empty(), Map.of("by", "policy", "team", "none"))))));
    }

    private EventReceiver receiver(AdoptingPolicies policies) {
        return RunController.in(world.controllerPorts(new AdoptionPorts(policies, world.records)))
                .receiver();
    }

    private static String call(String request, String answer) {
        return detail("\"requestParameters\": {" + request + "}, \"responseElements\": {" + answer + "}");
    }

    private static String detail(String parts) {
        return """
                {"id": "e", "source": "aws.ecs", "detail-type": "AWS API Call via CloudTrail", "account": "111122223333",
                 "region": "eu-west-1", "time": "2026-11-21T12:00:00Z", "resources": [],
                 "detail": {"eventName": "RunTask", "eventID": "%s", %s}}
                """.formatted(EVENT_ID, parts);
    }

    /** An event of the task, with the environment that CloudTrail hides. */
    private String event(EcsTask task) {
        String stop = task.stop()
                .map(why -> "\"stopCode\": \"%s\", \"stoppedReason\": \"%s\","
                        .formatted(why.code().orElseThrow(), why.reason().orElseThrow()))
                .orElse("");
        return """
                {"id": "e", "source": "aws.ecs", "detail-type": "ECS Task State Change", "account": "111122223333",
                 "region": "eu-west-1", "time": "2026-11-21T12:00:00Z", "resources": [],
                 "detail": {"taskArn": "%s", "clusterArn": "prod", "taskDefinitionArn": "%s", "version": %d, %s
                  "group": "family:etl", "startedBy": "someone", "launchType": "FARGATE",
                  "capacityProviderName": "FARGATE_SPOT", "lastStatus": "%s", "desiredStatus": "%s",
                  "createdAt": "2026-11-21T12:00:00Z", "updatedAt": "2026-11-21T12:00:00Z", "containers": [],
                  "overrides": {"containerOverrides": [
                    {"name": "app", "environment": [{"name": "TOKEN", "value": "%s"}]}]}}}
                """.formatted(
                TASK.arn(), DEFINITION_ARN, task.version(), stop, task.lastStatus(), task.desiredStatus(), Runs.SECRET);
    }

    private Received receive(String event) {
        return receiver().receive("m", Origin.direct("RecordLaunch"), event);
    }

    private Received recorded() {
        return receive(call(REQUEST + SECRETLY, MADE));
    }

    private Received firstSeen() {
        return receive(event(world.ecs.task(TASK)));
    }

    private Received failed() {
        return receive(event(world.ecs.change(TASK, task -> TaskChanges.failedToStart(task, PULL_ERROR))));
    }

    private Run run(RunId id) {
        return world.store.peek(id).orElseThrow();
    }

    private String journal(RunId id) {
        return world.store.journal(id).getLast().explanation().reason();
    }

    private void passes(Duration time, RunId id) {
        world.clock.advance(time);
        new RunLoop(world.controllerPorts()).observe(id.key(), new TimePassed());
    }

    private void assertFaithful(LaunchRequest request) {
        assertThat(request.network()).contains(RECORDED);
        assertThat(request.compute())
                .isEqualTo(new Compute.OnProviders(List.of(
                        new Compute.StrategyItem("FARGATE", 1, 1), new Compute.StrategyItem("FARGATE_SPOT", 0, 3))));
        assertThat(request.options().tagging().tags()).isEqualTo(Map.of("team", "data", "by", "policy"));
        assertThat(request.options().tagging().propagateTags()).contains(TagSource.TASK_DEFINITION);
        assertThat(request.taskDefinition()).isEqualTo(DEFINITION_ARN);
        assertThat(request.overrides().containers().getFirst().environment())
                .containsEntry("TOKEN", new Secret(Runs.SECRET));
    }

    /** When the record arrives; the back-off passes at the end. */
    @TestFactory
    Stream<DynamicTest> in_whatever_order_it_comes_the_next_attempt_is_launched_as_the_first_was() {
        Consumer<LaunchRecorderTest> record = LaunchRecorderTest::recorded;
        Consumer<LaunchRecorderTest> seen = LaunchRecorderTest::firstSeen;
        Consumer<LaunchRecorderTest> failed = LaunchRecorderTest::failed;
        return Stream.of(
                        Map.entry("before the task's events", List.of(record, seen, failed)),
                        Map.entry("before and again after", List.of(record, seen, record, failed, record)),
                        Map.entry("before an end that is seen first", List.of(record, failed)),
                        Map.entry("while the task lives", List.of(seen, record, failed)),
                        Map.entry("twice while the task lives", List.of(seen, record, record, failed)),
                        Map.entry("after the task's end", List.of(seen, failed, record)),
                        Map.entry("after an end that is seen first, twice", List.of(failed, record, record)))
                .map(order -> DynamicTest.dynamicTest(order.getKey(), () -> {
                    LaunchRecorderTest story = new LaunchRecorderTest();
                    story.define();
                    order.getValue().forEach(step -> step.accept(story));
                    assertThat(story.run(ID).gaps()).isEmpty();
                    story.passes(Duration.ofMinutes(1), ID);
                    assertThat(story.world.ecs.launched()).singleElement().satisfies(launched -> {
                        assertThat(launched.attempt()).isEqualTo(2);
                        story.assertFaithful(launched.request());
                    });
                }));
    }

    @Test
    void at_first_sight_a_record_costs_one_read_and_later_events_none() {
        recorded();
        assertThat(world.calls.made()).containsExactly(PUT_RECORD, LOAD);
        world.calls.clear();

        firstSeen();
        assertThat(world.calls.made()).containsExactly(LOAD, DETAILS, DEFINITION, RECORD, CREATE);
        world.calls.clear();

        receive(event(world.ecs.change(TASK, TaskChanges::running)));
        assertThat(world.calls.made()).containsExactly(LOAD, SAVE);
        assertThat(run(ID).gaps()).isEmpty();
        assertFaithful(run(ID).request());
    }

    @Test
    void a_record_that_is_put_while_the_task_is_being_adopted_is_not_missed() {
        world.records.afterNextQuestion(this::recorded);

        firstSeen();

        assertThat(run(ID).gaps()).isEmpty();
        assertFaithful(run(ID).request());
    }

    @Test
    void a_record_that_comes_after_the_run_has_ended_changes_nothing() {
        firstSeen();
        receive(event(world.ecs.change(TASK, task -> TaskChanges.failedToStart(task, PULL_ERROR))));
        passes(Duration.ofMinutes(16), ID);
        assertThat(run(ID).hasEnded()).isTrue();
        assertThat(journal(ID)).contains("no record of its launch has come");
        Run before = run(ID);

        assertThat(recorded()).isEqualTo(new Received.LaunchNoted(List.of(), List.of()));

        assertThat(run(ID)).isEqualTo(before);
    }

    @Test
    void where_nobody_records_launches_none_is_waited_for() {
        EventReceiver unrecorded = RunController.in(world.controllerPorts(AdoptionPorts.unrecorded(AdoptingPolicies.of(
                        List.of(new PolicyDocument(
                                DefaultPolicy.named("default").orElseThrow(),
                                List.of(new TaskSelector(
                                        Optional.of(new Glob("*")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                                LaunchTemplate.NONE))))))
                .receiver();

        unrecorded.receive(
                "m",
                Origin.direct("f"),
                event(world.ecs.change(TASK, task -> TaskChanges.failedToStart(task, PULL_ERROR))));

        assertThat(world.calls.made()).containsExactly(LOAD, DETAILS, DEFINITION, CREATE);
        assertThat(run(ID).hasEnded()).isTrue();
    }

    @Test
    void what_cannot_be_sent_again_is_a_gap_that_lasts() {
        receive(call(REQUEST + ", \"newfangled\": [{\"type\": \"x\"}]", MADE));
        firstSeen();

        assertThat(run(ID).gaps())
                .containsExactly(new MissingLaunchFact(
                        MissingLaunchFact.Availability.LASTING, "it has newfangled, which Lifeline cannot send again"));
    }

    @Test
    void a_record_goes_back_to_its_queue_while_ecs_does_not_tell_the_task_definition() {
        firstSeen();
        world.ecs.define(DEFINITION_ARN, new DefinitionAnswer.DefinitionUnanswered("ThrottlingException"));

        assertThatThrownBy(this::recorded)
                .isInstanceOf(EcsUnavailable.class)
                .hasMessageContaining("ThrottlingException");

        define();
        recorded();
        assertThat(run(ID).gaps()).isEmpty();
    }

    private static RunId missing(int number) {
        return new RunId("launch-" + EVENT_ID + "-" + number);
    }

    private static String failures(String... reasons) {
        List<String> all = new ArrayList<>();
        for (String reason : reasons) {
            all.add("{\"arn\": \"arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/1\", \"reason\": \""
                    + reason + "\"}");
        }
        return "\"tasks\": [], \"failures\": [" + String.join(", ", all) + "]";
    }

    @Test
    void a_launch_that_made_no_task_is_launched_again_once_its_back_off_is_over() {
        String event = call(REQUEST, failures("RESOURCE:MEMORY"));

        assertThat(receive(event)).isEqualTo(new Received.LaunchNoted(List.of(missing(1)), List.of()));
        assertThat(receive(event)).isEqualTo(new Received.LaunchNoted(List.of(missing(1)), List.of()));

        assertThat(world.store.journal(missing(1))).hasSize(1);
        assertThat(run(missing(1)).attempt().status().state()).isEqualTo(TaskState.REJECTED);
        assertThat(run(missing(1)).phase())
                .isInstanceOfSatisfying(
                        Phase.BackingOff.class,
                        waits -> assertThat(waits.cause().cause()).isEqualTo(Cause.CAPACITY));
        passes(Duration.ofMinutes(10), missing(1));
        assertThat(world.ecs.launched()).singleElement().satisfies(launched -> {
            assertThat(launched.attempt()).isEqualTo(2);
            assertThat(launched.run()).isEqualTo(missing(1).key());
            assertThat(launched.request().network()).contains(RECORDED);
            assertThat(launched.request().taskDefinition()).isEqualTo(DEFINITION_ARN);
        });
    }

    @Test
    void two_functions_that_are_given_the_same_failure_at_once_make_one_run() {
        String event = call(REQUEST, failures("RESOURCE:CPU"));
        world.store.beforeSave(1, () -> receive(event));

        receive(event);

        assertThat(world.calls.count(CREATE)).isEqualTo(2);
        assertThat(world.store.journal(missing(1))).hasSize(1);
    }

    @Test
    void of_three_tasks_each_that_is_missing_is_a_run_with_its_own_reason() {
        String request = REQUEST.replace("\"count\": 1", "\"count\": 3");
        String answer = "\"tasks\": [{\"taskArn\": \"" + TASK.arn()
                + "\"}], \"failures\": [{\"reason\": \"RESOURCE:CPU\"}, {\"reason\": \"AGENT\", \"detail\": \"gone\"}]";

        assertThat(receive(call(request, answer)))
                .isEqualTo(new Received.LaunchNoted(List.of(missing(1), missing(2)), List.of()));

        assertThat(journal(missing(1))).contains("RunTask: RESOURCE:CPU");
        assertThat(journal(missing(2))).contains("RunTask: AGENT (gone)");
        assertThat(world.calls.count(PUT_RECORD)).isEqualTo(1);
    }

    @Test
    void a_failure_with_hidden_environment_values_is_told_and_not_launched_again() {
        receive(call(REQUEST + SECRETLY, failures("RESOURCE:MEMORY")));

        assertThat(run(missing(1)).phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class,
                        ended -> assertThat(ended.reason())
                                .isEqualTo("cannot be launched again faithfully:"
                                        + " environment override values are hidden in CloudTrail"));
    }

    /** What is never adopted, and what the log says. */
    @TestFactory
    Stream<DynamicTest> launches_that_are_left_alone() {
        String capacity = failures("RESOURCE:MEMORY");
        return Stream.of(
                        Map.entry(
                                "made 0 of 1 tasks, and no policy adopts it",
                                call(REQUEST.replace("someone", "else"), capacity)),
                        Map.entry(
                                "was refused with AccessDenied: nothing is adopted, its caller knows",
                                detail("\"errorCode\": \"AccessDenied\", \"requestParameters\": {" + REQUEST
                                        + "}, \"responseElements\": null")),
                        Map.entry(
                                "has no readable request, because it is too large for CloudTrail: nothing is stored",
                                detail("\"requestParameters\": {\"omitted\": true, \"originalSize\": 130000},"
                                        + " \"responseElements\": {" + capacity + "}")),
                        Map.entry(
                                "has no readable answer, because it is too large for CloudTrail: its tasks are unknown",
                                call(REQUEST, "\"omitted\": true")))
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(receive(row.getValue()))
                                .isEqualTo(new Received.LaunchNoted(
                                        List.of(), List.of("RunTask " + EVENT_ID + " " + row.getKey())))));
    }

    @Test
    void lifelines_own_launches_and_those_of_services_cost_nothing() {
        for (String request :
                List.of(REQUEST.replace("someone", "lifeline/nightly/2"), REQUEST + ", \"group\": \"service:web\"")) {
            assertThat(receive(call(request, failures("RESOURCE:MEMORY")))).isInstanceOf(Received.NotOurs.class);
            assertThat(receive(call(request, MADE))).isInstanceOf(Received.NotOurs.class);
        }
        assertThat(world.calls.made()).isEmpty();
    }

    @Test
    void a_failure_of_more_than_an_hour_ago_is_left_alone() {
        world.clock.advance(Duration.ofMinutes(61));

        assertThat(receive(call(REQUEST, failures("AGENT"))))
                .isEqualTo(new Received.LaunchNoted(
                        List.of(),
                        List.of("RunTask " + EVENT_ID + " failed more than 1 h ago: too late to be adopted")));
    }

    @Test
    void a_launch_is_kept_before_there_is_any_policy() {
        receiver(AdoptingPolicies.none()).receive("m", Origin.direct("f"), call(REQUEST, MADE));
        assertThat(world.calls.made()).containsExactly(PUT_RECORD);

        firstSeen();
        assertFaithful(run(ID).request());
    }
}
