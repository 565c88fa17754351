package dev.lifeline.tests.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.functions.InstanceStateChangeHandler;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.ReconcileHandler;
import dev.lifeline.functions.TaskStateChangeHandler;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar that is deployed, in Lambda's own runtime client, in front of DynamoDB Local and the simulated ECS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class FunctionJarIT {
    private static final String SECRET = "not-a-real-secret-4711";

    /** What belongs to tests, tools or Lambda, or is useless to a function. */
    private static final Pattern STRANGERS = Pattern.compile("(dev/lifeline/(local|cli|tests|controller/testing)"
            + "|org/(joda|junit|assertj|sqlite)|software/amazon/dynamodb|codegen-resources"
            + "|com/amazonaws/services/(dynamodbv2|lambda/runtime/(events|api)))/");

    private final Backend backend = Backend.start();
    private final SampleRuns runs = new SampleRuns(backend.store());

    @BeforeAll
    void packaged() {
        assertThat(FunctionJar.PATH)
                .as("the jar that mvn verify packages before these tests; build it with mvn package")
                .exists();
    }

    @AfterAll
    void stop() throws IOException {
        backend.close();
    }

    private FunctionProcess.StartCommand plan(Class<? extends RequestStreamHandler> handler) {
        return new FunctionProcess.StartCommand(
                List.of(),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(FunctionJar.PATH),
                handler.getName(),
                backend.environment());
    }

    private static List<JsonNode> lines(FunctionProcess function) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : function.lines()) {
            if (line.startsWith("{")) {
                lines.add(SampleRuns.json(line));
            }
        }
        return lines;
    }

    private static JsonNode metrics(FunctionProcess function) throws IOException {
        List<JsonNode> documents =
                lines(function).stream().filter(line -> line.has("_aws")).toList();
        assertThat(documents).as("one document an invocation").hasSize(1);
        return documents.getFirst();
    }

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
        runs.observe(launched, new StopRequested("enough"), hourAgo);
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

    @ParameterizedTest
    @CsvSource({"TABLE_NAME,", "CLUSTER_ARNS,prod", "RUN_RETENTION_DAYS,a month", "SERVICE_NAME,two words"})
    void a_wrong_variable_fails_the_init_with_its_name(String variable, @Nullable String value) throws Exception {
        FunctionProcess.StartCommand wrong = plan(LaunchRunHandler.class)
                .with(Map.of(variable, Optional.ofNullable(value).orElse("")));
        try (FunctionProcess function = FunctionProcess.start(wrong)) {
            assertThat(function.api().init())
                    .isInstanceOf(RuntimeOutcome.RuntimeError.class)
                    .extracting(RuntimeOutcome::body)
                    .asString()
                    .contains("wrong environment: " + variable + ": ");
        }
    }

    @Test
    void a_cold_start_sets_up_no_mapper_and_no_client_of_ECS(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes");
        String event = runs.ended("cold");
        try (FunctionProcess function =
                FunctionProcess.start(plan(TaskStateChangeHandler.class).with("-Xlog:class+load:file=" + classes))) {
            assertThat(function.api().invoke("request-1", SampleRuns.batch(event)))
                    .isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"batchItemFailures\":[]}"));

            assertThat(Files.readAllLines(classes))
                    .hasSizeLessThan(5_600)
                    .noneMatch(line -> line.contains("com.fasterxml.jackson.databind.ObjectMapper "))
                    .noneMatch(line -> line.contains("software.amazon.awssdk.services.ecs.DefaultEcsClient "));
        }
    }

    @Test
    @Tag("long")
    void after_a_restore_the_first_event_loads_hardly_a_class(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes");
        FunctionProcess.StartCommand snapStart = new FunctionProcess.StartCommand(
                        List.of(),
                        List.of(),
                        List.of(FunctionJar.PATH),
                        TaskStateChangeHandler.class.getName(),
                        backend.environment())
                .with("-Xlog:class+load:file=" + classes)
                .with(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        String event = runs.ended("restored");
        try (FunctionProcess function = FunctionProcess.start(snapStart)) {
            function.api().restoring();
            assertThat(function.api().init()).isEqualTo(new RuntimeOutcome.RuntimeAnswer(""));
            assertThat(lines(function)).as("a rehearsal is silent").isEmpty();
            List<String> before = Files.readAllLines(classes);

            assertThat(function.api().invoke("request-1", SampleRuns.batch(event)))
                    .isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"batchItemFailures\":[]}"));

            List<String> loaded =
                    Files.readAllLines(classes).stream().skip(before.size()).toList();
            assertThat(loaded).hasSizeLessThan(50);
            assertThat(metrics(function).path("RunsSucceeded").doubleValue()).isEqualTo(1);
        }
    }

    @Test
    @Tag("long")
    void a_function_is_ready_for_its_checkpoint_without_AWS() throws Exception {
        String nowhere = "http://127.0.0.1:9";
        FunctionProcess.StartCommand alone = plan(LaunchRunHandler.class)
                .with(Map.of(
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                        "AWS_ENDPOINT_URL_DYNAMODB", nowhere,
                        "AWS_ENDPOINT_URL_ECS", nowhere));
        try (FunctionProcess function = FunctionProcess.start(alone)) {
            assertThat(function.api().init()).isEqualTo(new RuntimeOutcome.RuntimeAnswer(""));
            assertThat(lines(function)).as("nothing failed").isEmpty();
        }
    }

    @Test
    void the_jar_is_small_and_holds_nothing_of_the_tests_and_tools() throws Exception {
        assertThat(FunctionJar.PATH)
                .satisfies(jar -> assertThat(Files.size(jar)).isLessThan(15_500_000L));
        try (JarFile jar = new JarFile(FunctionJar.PATH.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .contains(
                            "dev/lifeline/functions/TaskStateChangeHandler.class",
                            "META-INF/NOTICE",
                            "META-INF/LICENSE");
            assertThat(names)
                    .filteredOn(name -> STRANGERS.matcher(name).lookingAt())
                    .isEmpty();
        }
    }

    private Optional<Phase.Result> result(String run) {
        Phase phase = backend.store().load(new RunId(run)).orElseThrow().run().phase();
        return phase instanceof Phase.Ended ended ? Optional.of(ended.result()) : Optional.empty();
    }
}
