package dev.lifeline.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifeline.local.template.EventSourceMapping.BatchResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("template.yaml")
class DeployedTemplateTest {
    private static final Path FILE = Path.of(System.getProperty("lifeline.root", ".."), "template.yaml");

    private final Template template = Template.read(FILE, Map.of());

    @Test
    void has_one_table_with_the_indexes_for_deadlines_lost_instances_and_ended_runs() {
        assertThat(template.tables())
                .containsExactly(new Table(
                        "RunTable",
                        List.of(
                                new Table.Attribute("pk", Table.AttributeType.S),
                                new Table.Attribute("sk", Table.AttributeType.S),
                                new Table.Attribute("dueShard", Table.AttributeType.S),
                                new Table.Attribute("dueAt", Table.AttributeType.N),
                                new Table.Attribute("instance", Table.AttributeType.S),
                                new Table.Attribute("endedShard", Table.AttributeType.S),
                                new Table.Attribute("endedAt", Table.AttributeType.S)),
                        new Table.KeySchema("pk", Optional.of("sk")),
                        List.of(
                                new Table.Index(
                                        "due",
                                        new Table.KeySchema("dueShard", Optional.of("dueAt")),
                                        new Table.Projection.KeysOnly()),
                                new Table.Index(
                                        "instance",
                                        new Table.KeySchema("instance", Optional.empty()),
                                        new Table.Projection.KeysOnly()),
                                new Table.Index(
                                        "ended",
                                        new Table.KeySchema("endedShard", Optional.of("endedAt")),
                                        new Table.Projection.Include(List.of(
                                                "name", "result", "cause", "family", "cluster", "attempts", "began")))),
                        Optional.of("expiresAt")));
    }

    @Test
    void brings_each_kind_of_event_to_its_queue_and_wakes_reconcile_each_minute() {
        assertThat(template.rules())
                .extracting(EventRule::logicalId, EventRule::targets)
                .containsExactly(
                        tuple("TaskStateChangeRule", List.of(new EventRule.ToQueue("TaskEvents"))),
                        tuple("InstanceStateChangeRule", List.of(new EventRule.ToQueue("InstanceEvents"))),
                        tuple("ReconcileRule", List.of(new EventRule.ToFunction("Reconcile"))));
        assertThat(template.rules().getLast().trigger()).isEqualTo(new EventRule.Schedule(Duration.ofMinutes(1)));
    }

    @Test
    void names_account_region_clusters_and_namespace_in_the_rule_of_its_tasks() {
        Template named = Template.read(
                FILE,
                Map.of(
                        "Namespace",
                        "prod",
                        "ClusterArns",
                        "arn:aws:ecs:us-east-1:111122223333:cluster/a,arn:aws:ecs:us-east-1:111122223333:cluster/b-*"));
        assertThat(named.rules().getFirst().trigger())
                .asInstanceOf(InstanceOfAssertFactories.type(EventRule.EventPattern.class))
                .extracting(EventRule.EventPattern::json, InstanceOfAssertFactories.STRING)
                .startsWith("{\"source\":[\"aws.ecs\"],\"account\":[\"111122223333\"],"
                        + "\"region\":[\"us-east-1\"],\"detail-type\":[\"ECS Task State Change\"],\"detail\":{\"clusterArn\":["
                        + "{\"exists\":false},"
                        + "{\"wildcard\":\"arn:aws:ecs:us-east-1:111122223333:cluster/a\"},"
                        + "{\"wildcard\":\"arn:aws:ecs:us-east-1:111122223333:cluster/b-*\"}],"
                        + "\"$or\":[{\"startedBy\":[{\"wildcard\":\"lifeline/prod/*/all\"}]},"
                        + "{\"startedBy\":[{\"prefix\":\"lifeline/prod/\"}],");
    }

    @Test
    void has_a_namespace_of_the_stacks_id_where_it_is_given_none() {
        assertThat(template.functions().getFirst().environment()).containsEntry("NAMESPACE", "51af3dc0");
        assertThat(template.rules().getFirst().trigger())
                .asInstanceOf(InstanceOfAssertFactories.type(EventRule.EventPattern.class))
                .satisfies(pattern -> assertThat(pattern.json()).contains("lifeline/51af3dc0/"));
    }

    @Test
    void polls_each_queue_for_one_function_that_reports_single_failures() {
        assertThat(template.mappings())
                .extracting(
                        EventSourceMapping::queue,
                        EventSourceMapping::function,
                        EventSourceMapping::batchSize,
                        EventSourceMapping::response)
                .containsExactly(
                        tuple("TaskEvents", "TaskStateChange", 10, BatchResponse.ITEM_FAILURES),
                        tuple("Timers", "TaskStateChange", 1, BatchResponse.ITEM_FAILURES),
                        tuple("InstanceEvents", "InstanceStateChange", 10, BatchResponse.ITEM_FAILURES));
    }

    @Test
    void hears_of_foreign_tasks_and_of_their_launches_only_where_that_is_switched_on() {
        Template adopting = Template.read(FILE, Map.of("AdoptTasks", "on"));
        Template recording = Template.read(FILE, Map.of("AdoptTasks", "recorded"));
        assertThat(template.rules())
                .extracting(EventRule::logicalId)
                .doesNotContain("ForeignTaskRule", "LaunchRecordRule");
        assertThat(adopting.rules())
                .extracting(EventRule::logicalId)
                .contains("ForeignTaskRule")
                .doesNotContain("LaunchRecordRule");
        assertThat(recording.rules()).extracting(EventRule::logicalId).contains("ForeignTaskRule", "LaunchRecordRule");
        assertThat(recording.mappings())
                .extracting(EventSourceMapping::queue, EventSourceMapping::function)
                .contains(tuple("LaunchRecords", "RecordLaunch"));
        assertThat(adopting.mappings()).hasSameSizeAs(template.mappings());
    }

    @Test
    void gives_every_function_the_table_and_a_handler_of_its_name() {
        assertThat(template.functions())
                .extracting(LambdaFunction::logicalId)
                .containsExactly(
                        "TaskStateChange",
                        "InstanceStateChange",
                        "Reconcile",
                        "LaunchRun",
                        "DescribeRun",
                        "ListRuns",
                        "ControlRun",
                        "DeleteRun");
        assertThat(template.functions()).allSatisfy(function -> {
            assertThat(function.handler())
                    .isEqualTo("dev.lifeline.functions." + function.logicalId() + "Handler::handleRequest");
            assertThat(function.environment())
                    .isEqualTo(Map.ofEntries(
                            Map.entry("TABLE_NAME", "RunTable"),
                            Map.entry("TIMERS_URL", "Timers"),
                            Map.entry("NAMESPACE", "51af3dc0"),
                            Map.entry("ACCOUNT_ID", "111122223333"),
                            Map.entry("CLUSTER_ARNS", "arn:aws:ecs:us-east-1:111122223333:cluster/*"),
                            Map.entry("RUN_RETENTION_DAYS", "90"),
                            Map.entry("SERVICE_NAME", "lifeline"),
                            Map.entry("ADOPTION", "off"),
                            Map.entry("ACCOUNT_CALLS_PER_SECOND", "20"),
                            Map.entry("CLUSTER_CALLS_PER_SECOND", "10"),
                            Map.entry("TRACING", "off")));
        });
    }

    @Test
    void
            hides_a_message_for_six_times_the_timeout_of_its_function_and_moves_all_but_timers_to_the_dead_letters_after_five_receives() {
        assertThat(template.mappings()).allSatisfy(mapping -> {
            Queue queue = template.queue(mapping.queue());
            assertThat(queue.visibilityTimeout())
                    .isGreaterThanOrEqualTo(
                            template.function(mapping.function()).timeout().multipliedBy(6));
            if (!mapping.queue().equals("Timers")) {
                assertThat(queue.redrive()).contains(new Queue.RedrivePolicy(5, mapping.queue() + "DeadLetters"));
            }
        });
    }

    @Test
    void ends_reconcile_before_the_next_begins_and_reports_its_failure_once() {
        LambdaFunction reconcile = template.function("Reconcile");
        assertThat(reconcile.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(reconcile.async())
                .isEqualTo(
                        new LambdaFunction.AsyncInvocation(0, Duration.ofMinutes(1), Optional.of("FailedDeliveries")));
    }

    @Test
    void publishes_what_somebody_acts_on_or_every_change_or_nothing() {
        assertThat(template.pipes()).singleElement().satisfies(pipe -> {
            assertThat(pipe.filters()).hasSize(2);
            assertThat(pipe.event())
                    .isEqualTo(
                            new TablePipe.EventEnvelope(
                                    "lifeline",
                                    "Lifeline Run State Change",
                                    List.of(
                                            "arn:aws:cloudformation:us-east-1:111122223333:stack/lifeline/51af3dc0-da77-11e4-872e-1234567db123")));
            assertThat(pipe.detail()).startsWith("{").contains("\"run\": <$.dynamodb.NewImage.change.M.run.S>");
        });
        assertThat(Template.read(FILE, Map.of("RunEvents", "all")).pipes())
                .singleElement()
                .satisfies(pipe -> assertThat(pipe.filters()).hasSize(1));
        assertThat(Template.read(FILE, Map.of("RunEvents", "off")).pipes()).isEmpty();
    }

    @Test
    void names_its_table_functions_and_queues_in_its_outputs() {
        assertThat(template.outputs())
                .containsEntry("TableName", "RunTable")
                .containsEntry("LaunchRunFunction", "LaunchRun")
                .containsEntry("FailedDeliveriesUrl", "FailedDeliveries")
                .doesNotContainKey("LaunchRecordsDeadLettersUrl")
                .doesNotContainKey("DashboardName");
        assertThat(template.function("LaunchRun").alias()).contains("live");
    }

    @Test
    void takes_other_values_for_its_parameters() {
        Template other = Template.read(FILE, Map.of("RunRetentionDays", "21"));
        assertThat(other.functions().getFirst().environment()).containsEntry("RUN_RETENTION_DAYS", "21");
    }
}
