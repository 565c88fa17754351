package dev.lifeline.tests.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.functions.DescribeRunHandler;
import dev.lifeline.functions.InstanceStateChangeHandler;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.ListRunsHandler;
import dev.lifeline.functions.ReconcileHandler;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar that is deployed, in Lambda's own runtime client, in front of DynamoDB Local and the simulated ECS. */
@Timeout(120)
class FunctionJarIT extends FunctionJarScene {
    private static final String SECRET = "not-a-real-secret-4711";

    @Test
    void a_batch_is_applied_its_poison_quarantined_and_each_decision_is_a_line_that_can_be_queried() throws Exception {
        String succeeded = runs.ended("succeeded");
        runs.launched(new RunId("failed"), Instant.now());
        String failed = SampleRuns.of(new RunId("failed"), SampleRuns.sample("exit-1-ec2.json"));
        try (FunctionProcess function = FunctionProcess.start(plan(TaskStateChangeHandler.class))) {
            RuntimeOutcome outcome = function.api()
                    .invoke(
                            "request-1",
                            SampleRuns.batch(
                                    succeeded,
                                    failed,
                                    succeeded,
                                    SampleRuns.sample("exit-1-fargate.json"),
                                    SampleRuns.sample("malformed-truncated.json")));
            assertThat(outcome).isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"batchItemFailures\":[]}"));
            assertThat(result("succeeded")).contains(Phase.Result.SUCCEEDED);
            assertThat(result("failed")).contains(Phase.Result.FAILED);

            List<JsonNode> decisions =
                    lines(function).stream().filter(line -> line.has("outcome")).toList();
            assertThat(decisions)
                    .extracting(line -> line.path("run").textValue())
                    .containsExactly("succeeded", "failed");
            assertThat(decisions.getFirst().path("AWSRequestId").textValue()).isEqualTo("request-1");
            assertThat(decisions.getFirst().path("traceId").textValue()).isEqualTo(RuntimeApi.TRACE);
            assertThat(decisions.getFirst().path("level").textValue()).isEqualTo("INFO");
            assertThat(decisions.getFirst().path("timestamp").textValue()).matches("\\d{4}-.*T.*[.]\\d{3}Z");
            assertThat(lines(function))
                    .anySatisfy(
                            line -> assertThat(line.path("message").asText()).startsWith("quarantined m5: "));

            JsonNode metrics = metrics(function);
            assertThat(metrics.path("Decisions").doubleValue()).isEqualTo(3);
            assertThat(metrics.path("StaleEvents").doubleValue()).isEqualTo(1);
            assertThat(metrics.path("RunsSucceeded").doubleValue()).isEqualTo(1);
            assertThat(metrics.path("RunsFailed").doubleValue()).isEqualTo(1);
            assertThat(metrics.path("QuarantinedMessages").doubleValue()).isEqualTo(1);
            assertThat(metrics.path("function").textValue()).isEqualTo("lifeline-function");
            assertThat(String.join("\n", function.lines())).doesNotContain(SECRET);
        }
    }

    @Test
    void a_bare_event_is_applied_as_well() throws Exception {
        String event = runs.ended("bare");
        try (FunctionProcess function = FunctionProcess.start(plan(TaskStateChangeHandler.class))) {
            assertThat(function.api().invoke("request-1", event)).isEqualTo(new RuntimeOutcome.RuntimeAnswer(""));
        }
        assertThat(result("bare")).contains(Phase.Result.SUCCEEDED);
    }

    @Test
    void a_request_launches_a_run_and_the_same_again_finds_it() throws Exception {
        String request = """
                {"name": "launched", "cluster": "%s", "taskDefinition": "%s", "launchType": "EC2"}
                """.formatted(Backend.CLUSTER, Backend.FAMILY);
        try (FunctionProcess function = FunctionProcess.start(plan(LaunchRunHandler.class))) {
            assertThat(function.api().invoke("request-1", request).body())
                    .contains("\"run\":\"launched\",\"generation\":1", "\"task\":\"arn:aws:ecs:", "\"existed\":false");
            assertThat(function.api().invoke("request-2", request).body()).contains("\"existed\":true");
            assertThat(function.api().invoke("request-3", "{\"cluster\": 1}").body())
                    .contains("\"errorType\":\"dev.lifeline.functions.InvalidRunRequest\"", "cluster: ");
        }
        Run run = backend.store().load(new RunId("launched")).orElseThrow().run();
        assertThat(run.attempt().task()).isPresent();
        backend.end(run);
    }

    @Test
    void a_run_is_described_and_listed() throws Exception {
        runs.launched(new RunId("described"), Instant.now());
        try (FunctionProcess function = FunctionProcess.start(plan(DescribeRunHandler.class))) {
            assertThat(function.api()
                            .invoke("request-1", "{\"run\": \"described\"}")
                            .body())
                    .contains("\"phase\":\"ATTEMPTING\"", "\"logs\":[");
            assertThat(function.api()
                            .invoke("request-2", "{\"run\": \"missing\"}")
                            .body())
                    .contains("\"errorType\":\"dev.lifeline.functions.NoSuchRun\"");
        }
        try (FunctionProcess function = FunctionProcess.start(plan(ListRunsHandler.class))) {
            assertThat(function.api()
                            .invoke("request-1", "{\"prefix\": \"described\"}")
                            .body())
                    .contains("\"run\":\"described\"", "\"next\":null");
        }
        backend.end(backend.store().load(new RunId("described")).orElseThrow().run());
    }

    @Test
    void a_schedule_does_what_is_overdue_and_tells_by_how_much() throws Exception {
        String schedule = "{\"source\": \"aws.events\", \"detail-type\": \"Scheduled Event\", \"detail\": {}}";
        try (FunctionProcess function = FunctionProcess.start(plan(ReconcileHandler.class))) {
            assertThat(function.api().invoke("request-1", schedule))
                    .isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"looked\":0,\"acted\":0}"));
            assertThat(metrics(function).path("OverdueSeconds").isNumber()).isTrue();
        }
        RunId id = new RunId("overdue");
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        Decision launched = runs.launched(id, hourAgo);
        runs.observe(launched, new StopRequested("enough", StopManner.GRACEFUL), hourAgo);
        try (FunctionProcess function = FunctionProcess.start(plan(ReconcileHandler.class))) {
            assertThat(function.api().invoke("request-1", schedule).body()).contains("\"looked\":1,\"acted\":1");
            assertThat(metrics(function).path("OverdueSeconds").doubleValue()).isBetween(3500.0, 3600.0);
            assertThat(metrics(function).path("RunsStopped").doubleValue()).isEqualTo(1);
        }
        assertThat(result("overdue")).contains(Phase.Result.STOPPED);
    }

    @Test
    void an_instance_that_is_gone_is_nothing_to_runs_that_were_not_on_it() throws Exception {
        try (FunctionProcess function = FunctionProcess.start(plan(InstanceStateChangeHandler.class))) {
            assertThat(function.api()
                            .invoke("request-1", SampleRuns.batch(SampleRuns.sample("instance-inactive.json"))))
                    .isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"batchItemFailures\":[]}"));
        }
    }

    @Test
    void an_invocation_that_fails_reports_its_metrics_all_the_same() throws Exception {
        try (FunctionProcess function = FunctionProcess.start(plan(LaunchRunHandler.class))) {
            assertThat(function.api().invoke("request-1", "{\"cluster\": 1}"))
                    .isInstanceOf(RuntimeOutcome.RuntimeError.class);
            assertThat(metrics(function).path("LaunchesRefused").doubleValue()).isEqualTo(1);
        }
    }

    @Test
    void what_fails_goes_back_with_its_reason() throws Exception {
        String nowhere = "http://127.0.0.1:9";
        FunctionProcess.StartCommand broken =
                plan(TaskStateChangeHandler.class).with(Map.of("AWS_ENDPOINT_URL_DYNAMODB", nowhere));
        String event = runs.ended("unreachable");
        try (FunctionProcess function = FunctionProcess.start(broken)) {
            assertThat(function.api().invoke("request-1", event))
                    .isInstanceOf(RuntimeOutcome.RuntimeError.class)
                    .extracting(RuntimeOutcome::body)
                    .asString()
                    .contains("StoreUnavailable", "GetItem on table RunTable failed");
        }
    }

    private Optional<Phase.Result> result(String run) {
        Phase phase = backend.store().load(new RunId(run)).orElseThrow().run().phase();
        return phase instanceof Phase.Ended ended ? Optional.of(ended.result()) : Optional.empty();
    }
}
