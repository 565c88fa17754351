package dev.lifeline.tests.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.TaskStateChangeHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the deployed jar starts: what it holds, loads and prepares for a checkpoint. */
@Timeout(120)
class ColdStartIT extends FunctionJarScene {
    /** What belongs to tests, tools or Lambda, or is useless to a function. */
    private static final Pattern STRANGERS = Pattern.compile("(dev/lifeline/(local|cli|tests|controller/testing)"
            + "|org/(joda|junit|assertj|sqlite)|software/amazon/dynamodb|codegen-resources"
            + "|com/amazonaws/services/(dynamodbv2|lambda/runtime/(events|api)))/");

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
    void a_cold_start_sets_up_no_mapper_no_client_of_ECS_and_no_tracing(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes");
        String event = runs.ended("cold");
        try (FunctionProcess function =
                FunctionProcess.start(plan(TaskStateChangeHandler.class).with("-Xlog:class+load:file=" + classes))) {
            assertThat(function.api().invoke("request-1", SampleRuns.batch(event)))
                    .isEqualTo(new RuntimeOutcome.RuntimeAnswer("{\"batchItemFailures\":[]}"));

            assertThat(Files.readAllLines(classes))
                    .hasSizeLessThan(5_600)
                    .noneMatch(line -> line.contains("com.fasterxml.jackson.databind.ObjectMapper "))
                    .noneMatch(line -> line.contains("software.amazon.awssdk.services.ecs.DefaultEcsClient "))
                    .noneMatch(line -> line.contains(" io.opentelemetry."));
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
                .satisfies(jar -> assertThat(Files.size(jar)).isLessThan(23_500_000L));
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
}
