package dev.lifeline.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.LogDriver;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.testing.Calls;
import dev.lifeline.controller.testing.InMemoryListing;
import dev.lifeline.controller.testing.InMemoryRunStore;
import dev.lifeline.controller.testing.ReportFields;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunDescriberTest {
    private static final String TASKS =
            "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/%s/configuration?region=eu-west-1";

    private final List<String> asked = new ArrayList<>();

    private static DefinitionAnswer.DefinitionFound defined(Map<String, LogDriver> logs) {
        return new DefinitionAnswer.DefinitionFound(
                Runs.REQUEST.taskDefinition(), List.of("app"), Map.of(), Optional.empty(), true, logs);
    }

    private static LogDriver awslogs(Optional<String> region, Optional<String> prefix) {
        return new LogDriver.AwsLogs("/ecs/etl", region, prefix);
    }

    private ObjectNode described(Run run, DefinitionAnswer answer) {
        RunDescriber describer = new RunDescriber(
                definition -> {
                    asked.add(definition);
                    return answer;
                },
                new InMemoryListing(new InMemoryRunStore(new Calls())),
                new Clusters("arn:aws:ecs:eu-west-1:111122223333:cluster/", List.of("prod")));
        return DescriptionJson.RUN.tree(describer.describe(run));
    }

    private static Run last() {
        return Runs.lifeOfARun().getLast().run();
    }

    private JsonNode lastLog(Run run, LogDriver driver) {
        return described(run, defined(Map.of("app", driver)))
                .at("/history/" + run.past().size() + "/logs/0");
    }

    private static Run in(String situation) {
        return ReportedRuns.all()
                .filter(each -> each.situation().equals(situation))
                .map(each -> each.decision().run())
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isNull() ? "" : json.path(name).asText();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void every_run_is_described_beginning_with_its_report(Reported reported) {
        Run run = reported.decision().run();
        ObjectNode json = described(run, new DefinitionAnswer.DefinitionUnanswered("time-out"));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Stream.concat(
                                ReportFields.RUN.stream(),
                                Stream.of(
                                        "began", "ended", "cluster", "taskDefinition", "suspended", "history", "links"))
                        .toList());
        ReportJson.of(RunReport.of(run))
                .properties()
                .forEach(field -> assertThat(json.get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(json.path("history")).hasSize(run.past().size() + 1);
        assertThat(json.path("ended").isNull()).isEqualTo(!run.hasEnded());
        assertThat(text(json.path("links"), "item"))
                .contains("run%23" + run.id().key());
    }

    @Test
    void a_suspended_run_says_since_when_and_why() {
        Run run = ReportedRuns.all()
                .map(Reported::decision)
                .map(Decision::run)
                .filter(each -> each.suspension().isPresent())
                .findFirst()
                .orElseThrow();
        JsonNode suspended = described(run, defined(Map.of())).path("suspended");
        assertThat(text(suspended, "reason")).isEqualTo("maintenance");
        assertThat(text(suspended, "since")).isLessThan(text(suspended, "until"));
        assertThat(described(last(), defined(Map.of())).path("suspended").isNull())
                .isTrue();
    }

    @Test
    void an_earlier_attempt_keeps_why_it_ended_and_the_way_to_its_task_and_its_log() {
        Run run = last();
        JsonNode attempt = described(run, defined(Map.of("app", awslogs(Optional.of("us-east-2"), Optional.of("pre")))))
                .at("/history/0");
        String task = Runs.ref(1).id();
        assertThat(text(attempt, "cause")).isEqualTo("PULL_TRANSIENT");
        assertThat(text(attempt, "evidence")).startsWith("CannotPullContainerError");
        assertThat(text(attempt, "state")).isEqualTo("REJECTED");
        assertThat(attempt.at("/links/task").asText()).isEqualTo(TASKS, task);
        JsonNode log = attempt.at("/logs/0");
        assertThat(text(log, "group")).isEqualTo("/ecs/etl");
        assertThat(text(log, "region")).isEqualTo("us-east-2");
        assertThat(text(log, "stream")).isEqualTo("pre/app/" + task);
        assertThat(text(log, "link")).contains("region=us-east-2", "$252Fecs$252Fetl", "pre$252Fapp$252F" + task);
        assertThat(text(log, "why")).isEmpty();
    }

    @Test
    void an_attempt_that_was_over_before_its_run_was_stopped_keeps_its_own_reason() {
        JsonNode between = described(in("stopped while backing off"), defined(Map.of()));
        assertThat(text(between, "cause")).isEqualTo("USER_STOP");
        assertThat(text(between.at("/history/0"), "cause")).isEqualTo("PULL_TRANSIENT");
        assertThat(text(between.at("/history/0"), "evidence")).startsWith("CannotPullContainerError");
        JsonNode during = described(in("stopped by a user"), defined(Map.of()));
        assertThat(text(during.at("/history/0"), "cause")).isEqualTo("USER_STOP");
    }

    @Test
    void the_last_attempt_shows_its_containers() {
        JsonNode attempt = described(last(), defined(Map.of())).at("/history/1");
        assertThat(text(attempt, "exitCode")).isEqualTo(text(described(last(), defined(Map.of())), "exitCode"));
        assertThat(text(attempt, "startedAt")).isNotEmpty();
        assertThat(text(attempt.at("/containers/0"), "container")).isEqualTo("app");
        assertThat(text(attempt.at("/containers/0"), "status")).isEqualTo("STOPPED");
    }

    @Test
    void a_definition_is_asked_for_once_and_only_if_there_is_a_task() {
        described(last(), defined(Map.of()));
        assertThat(asked).containsExactly(last().request().taskDefinition());
        described(Runs.lifeOfARun().getFirst().run(), defined(Map.of()));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_stream_without_a_prefix_is_named_after_the_runtime_id() {
        JsonNode log = lastLog(last(), awslogs(Optional.empty(), Optional.empty()));
        assertThat(text(log, "stream")).isEqualTo("runtime-1");
        assertThat(text(log, "region")).isEqualTo("eu-west-1");
    }

    @Test
    void logs_say_why_there_is_no_stream() {
        Run run = last();
        assertThat(text(lastLog(run, new LogDriver.OtherDriver("splunk")), "driver"))
                .isEqualTo("splunk");
        assertThat(text(lastLog(run, new LogDriver.OtherDriver("splunk")), "why"))
                .isEqualTo("its log driver is not awslogs");
        assertThat(text(lastLog(run, new LogDriver.NoDriver()), "why"))
                .isEqualTo("its task definition configures no log driver");
        JsonNode earlier = described(run, defined(Map.of("app", awslogs(Optional.empty(), Optional.empty()))))
                .at("/history/0/logs/0");
        assertThat(text(earlier, "why")).contains("/ecs/etl", "runtime id");
    }

    @Test
    void a_definition_that_was_deregistered_still_says_where_the_logs_are() {
        DefinitionAnswer inactive = new DefinitionAnswer.DefinitionInactive(
                defined(Map.of("app", awslogs(Optional.empty(), Optional.of("pre")))), "etl:7 is INACTIVE");
        assertThat(text(described(last(), inactive).at("/history/1/logs/0"), "stream"))
                .isEqualTo("pre/app/" + Runs.ref(2).id());
    }

    @Test
    void a_definition_that_cannot_be_read_is_said_in_the_logs() {
        Map<DefinitionAnswer, String> answers = new LinkedHashMap<>();
        answers.put(new DefinitionAnswer.NoSuchDefinition("it is gone"), "it is gone");
        answers.put(new DefinitionAnswer.DefinitionUnanswered("AccessDenied"), "AccessDenied");
        answers.forEach((answer, error) -> {
            JsonNode logs = described(last(), answer).at("/history/1/logs");
            assertThat(logs).hasSize(1);
            assertThat(text(logs.path(0), "container")).isEmpty();
            assertThat(text(logs.path(0), "why")).isEqualTo("the task definition could not be read: " + error);
        });
    }

    @Test
    void no_environment_value_is_in_a_description() {
        for (Decision decision : Runs.lifeOfARun()) {
            assertThat(described(decision.run(), defined(Map.of())).toString()).doesNotContain(Runs.SECRET);
        }
    }
}
