package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.StackEvents.CLUSTERS;
import static dev.lifeline.tests.template.StackEvents.detail;
import static dev.lifeline.tests.template.StackEvents.foreign;
import static dev.lifeline.tests.template.StackEvents.here;
import static dev.lifeline.tests.template.StackEvents.name;
import static dev.lifeline.tests.template.StackEvents.own;
import static dev.lifeline.tests.template.StackEvents.read;
import static dev.lifeline.tests.template.StackEvents.startedBy;
import static dev.lifeline.tests.template.StackEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.InstanceDetail;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.template.EventRule;
import dev.lifeline.tests.OwnTaskRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events reach the functions: those of this stack's tasks, and foreign ones only with adoption switched on. */
class RulesTest {
    private static final String OURS = "TaskStateChangeRule";
    private static final String FOREIGN = "ForeignTaskRule";
    private static final String INSTANCE = "InstanceStateChangeRule";

    private static final List<String> STATES = Stream.concat(
                    Stream.of(EcsStatus.Known.values()).map(Enum::name), Stream.of("HIBERNATING"))
            .toList();

    private static final DeployedRules RULES = DeployedRules.of(Map.of());
    private static final DeployedRules ADOPTING = DeployedRules.of(Map.of("AdoptTasks", "on"));
    private static final DeployedRules RECORDING = DeployedRules.of(Map.of("AdoptTasks", "recorded"));

    @Test
    void a_task_of_this_stack_is_taken_by_the_rule_of_its_own() {
        for (DeployedRules rules : List.of(RULES, ADOPTING, RECORDING)) {
            assertThat(rules.taking(own())).containsExactly(OURS);
            assertThat(rules.taking(with(own(), "clusterArn", CLUSTERS + "batch-7")))
                    .containsExactly(OURS);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "account, 444455556666",
        "region, eu-west-1",
        "source, my.ecs",
        "detail-type, ECS Service Action",
        "detail-type, ECS Deployment State Change"
    })
    void an_event_of_another_account_region_or_kind_is_not_taken(String field, String other) {
        assertThat(RECORDING.taking(own().put(field, other))).isEmpty();
        assertThat(RECORDING.taking(foreign().put(field, other))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "prod-2", "batch", "Prod", "a-prod"})
    void a_task_in_another_cluster_is_not_taken(String cluster) {
        assertThat(ADOPTING.taking(with(own(), "clusterArn", CLUSTERS + cluster)))
                .isEmpty();
        assertThat(ADOPTING.taking(with(foreign(), "clusterArn", CLUSTERS + cluster)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "prod-2", "pro", "xprod"})
    void a_run_of_another_stack_is_not_taken_with_adoption_neither(String namespace) {
        assertThat(RULES.taking(startedBy(own(), name(namespace)))).isEmpty();
        assertThat(ADOPTING.taking(startedBy(own(), name(namespace)))).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> foreigners() {
        return Stream.of(
                detail -> detail.remove("startedBy"),
                detail -> detail.put("startedBy", "events-rule/midnight"),
                detail -> detail.put("startedBy", "lifelines"),
                detail -> detail.remove("group"),
                detail -> detail.put("group", "family:report"),
                detail -> detail.put("group", "my-service:web"));
    }

    @ParameterizedTest
    @MethodSource("foreigners")
    void a_foreign_task_is_taken_only_with_adoption(Consumer<ObjectNode> change) {
        ObjectNode event = foreign();
        change.accept(detail(event));

        assertThat(RULES.taking(event)).isEmpty();
        assertThat(ADOPTING.taking(event)).containsExactly(FOREIGN);
        assertThat(RECORDING.taking(event)).containsExactly(FOREIGN);
    }

    @Test
    void a_task_of_a_service_or_of_a_daemon_is_never_taken() {
        ObjectNode ofService = with(with(foreign(), "group", "service:web"), "startedBy", "ecs-svc/123");
        ObjectNode ofDaemon = with(
                foreign(),
                "taskDefinitionArn",
                "arn:aws:ecs:us-east-1:111122223333:daemon-task-definition/my-daemon-td:1");

        assertThat(Stream.of(RULES, ADOPTING, RECORDING)
                        .flatMap(rules -> Stream.of(ofService, ofDaemon).map(rules::taking)))
                .allMatch(List::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_taken_as_the_functions_understand_it(String file) {
        ObjectNode event = here(read(file));
        List<String> expected = switch (new EventParser().parse(event.toString())) {
            case Event.TaskStateChange change -> expected(change.detail().task());
            case Event.InstanceChange change ->
                change.detail().news() == InstanceDetail.News.NONE ? List.of() : List.of(INSTANCE);
            case Event.RunTaskRecorded recorded -> List.of("LaunchRecordRule");
            case Event.TimerExpired expired -> List.of();
            case Event.Unsupported unsupported -> List.of();
            case Event.Malformed malformed -> RECORDING.taking(event);
        };

        assertThat(RECORDING.taking(event)).isEqualTo(expected);
    }

    /** The samples that EventBridge could send: the others are not JSON objects. */
    static List<String> samples() {
        return Samples.files().stream().filter(StackEvents::isEvent).toList();
    }

    private static List<String> expected(EcsTask task) {
        Optional<String> startedBy = task.placement().startedBy();
        if (startedBy.filter(TaskName::isReserved).isPresent()) {
            return startedBy
                            .flatMap(TaskName::parse)
                            .filter(name -> name.namespace().equals(new Namespace("prod")))
                            .filter(name -> OwnTaskRule.takes(name, task))
                            .isPresent()
                    ? List.of(OURS)
                    : List.of();
        }
        return task.placement().ownedByEcs() ? List.of() : List.of(FOREIGN);
    }

    @Test
    void an_instance_of_another_cluster_is_not_taken() {
        ObjectNode elsewhere = with(here(read("instance-inactive.json")), "clusterArn", CLUSTERS + "test");

        assertThat(RULES.taking(elsewhere)).isEmpty();
    }

    @Test
    void an_event_that_names_no_cluster_is_taken_since_its_arn_does() {
        ObjectNode task = own();
        ObjectNode instance = here(read("instance-impaired.json"));
        List.of(task, instance).forEach(event -> detail(event).remove("clusterArn"));

        assertThat(RULES.taking(task)).containsExactly(OURS);
        assertThat(RULES.taking(instance)).containsExactly(INSTANCE);
    }

    /** What each state may report for the first time. */
    static Stream<Consumer<ObjectNode>> news() {
        return Stream.of(
                detail -> {},
                detail ->
                        detail.put("containerInstanceArn", "arn:aws:ecs:us-east-1:111122223333:container-instance/c/i"),
                detail -> container(detail).put("exitCode", 0),
                detail -> container(detail).put("reason", "CannotPullContainerError: no such host"),
                detail -> container(detail).put("exitCode", 137).put("reason", "OutOfMemoryError: killed"));
    }

    @ParameterizedTest
    @MethodSource("news")
    void an_event_of_a_task_of_ours_is_taken_if_a_decision_may_rest_on_it(Consumer<ObjectNode> news) {
        for (Coverage coverage : Coverage.values()) {
            TaskName name = name("prod", coverage);
            for (String state : STATES) {
                for (String desired : List.of("RUNNING", "STOPPED")) {
                    ObjectNode event = startedBy(here(read("sequences/good-run-fargate/02-pending.json")), name);
                    detail(event).put("lastStatus", state).put("desiredStatus", desired);
                    news.accept(detail(event));

                    assertThat(RULES.taking(event))
                            .as("%s, %s, %s", state, desired, name)
                            .isEqualTo(OwnTaskRule.takes(name, task(event)) ? List.of(OURS) : List.of());
                }
            }
        }
    }

    /** EventBridge's quota for a pattern, unless it is raised. */
    @Test
    void there_is_room_for_ten_clusters_in_each_pattern() {
        String clusters = IntStream.range(0, 10)
                .mapToObj(number -> CLUSTERS + "production-" + number)
                .collect(Collectors.joining(","));
        Map<String, String> large =
                Map.of("ClusterArns", clusters, "Namespace", "n".repeat(24), "AdoptTasks", "recorded");

        assertThat(DeployedRules.of(large).rules())
                .extracting(EventRule::trigger)
                .filteredOn(EventRule.EventPattern.class::isInstance)
                .hasSizeGreaterThan(3)
                .allSatisfy(trigger ->
                        assertThat(((EventRule.EventPattern) trigger).json()).hasSizeLessThanOrEqualTo(2048));
    }

    /** A task with a known answer of RunTask; if it ends, with the content of DEACTIVATING. */
    @ParameterizedTest
    @CsvSource({"PROVISIONING, PENDING", "PROVISIONING, ACTIVATING", "DEACTIVATING, STOPPING"})
    void what_is_not_taken_decides_nothing(String known, String next) {
        Optional<String> end =
                Optional.of("Essential container in task exited").filter(reason -> next.equals("STOPPING"));
        Run run = Runs.seen(Runs.task(1, 1, known, end));
        TaskSeen news = new TaskSeen(1, Runs.task(1, 2, next, end));

        Decision decision = Supervisor.decide(run, news, Runs.at(Runs.NOON.plusSeconds(60)));

        assertThat(OwnTaskRule.takes(Runs.IDENTITY.task(1), news.task())).isFalse();
        assertThat(Change.between(run, decision.run())).isEqualTo(Change.DETAIL);
        assertThat(decision.effects()).isEmpty();
    }

    private static EcsTask task(ObjectNode event) {
        return ((Event.TaskStateChange) new EventParser().parse(event.toString()))
                .detail()
                .task();
    }

    private static ObjectNode container(ObjectNode detail) {
        return (ObjectNode) detail.withArray("containers").get(0);
    }
}
