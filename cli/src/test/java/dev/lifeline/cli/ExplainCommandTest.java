package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** `lifeline explain`, on a table with runs. */
class ExplainCommandTest extends TableCommandsScene {
    @Test
    void a_run_is_explained_with_its_verdict_and_then_each_decision_the_newest_first() throws IOException {
        launched("etl");

        Shell lines = run("explain", "etl");
        assertThat(lines.err()).isEmpty();
        assertThat(lines.out().lines().findFirst()).get().asString().startsWith("etl: not over yet after ");
        assertThat(lines.out().lines())
                .containsSubsequence(
                        "run        etl",
                        "generation 1",
                        "policy     default@0",
                        "phase      ATTEMPTING",
                        "attempts   1",
                        "tried      1 attempt",
                        "The story, newest first",
                        "  The run was requested.",
                        "  Lifeline decided to launch attempt 1.")
                .filteredOn(line -> line.startsWith("2026-11-21T12:00:00Z  attempt 1, "))
                .hasSize(3);
        JsonNode explained = json(run("explain", "etl", "--output", "json"));
        assertThat(explained.path("run").textValue()).isEqualTo("etl");
        assertThat(explained.path("decisions")).hasSize(3);
        JsonNode first = explained.path("decisions").path(0);
        assertThat(first.path("revision").intValue()).isEqualTo(1);
        assertThat(first.path("policy").textValue()).isEqualTo("default@0");
        assertThat(first.path("effects")).hasSize(1);
        assertThat(explained.path("story")).hasSize(3);
        assertThat(explained.path("verdict").path("tried").textValue()).isEqualTo("1 attempt");
    }

    @Test
    void a_run_whose_first_decisions_have_expired_still_has_its_verdict_and_the_latest() {
        Decision failed = ReportedRuns.all().toList().get(1).decision();
        RunId run = failed.run().id();
        runs().create(failed.run(), failed.explanation());
        while (runs().load(run).orElseThrow().recent().size() > 1
                || runs().journal(run).size() == 1) {
            runs().save(failed.run(), runs().load(run).orElseThrow(), Optional.of(failed.explanation()));
        }
        deleteFirstEntries(run);

        assertThat(run("explain", "nightly").out())
                .contains("evidence   container app exited with 3", "  The cause is EXIT_CODE: ")
                .endsWith("its earlier decisions have expired");
    }

    @Test
    void a_run_of_a_later_version_is_reported_in_one_line() {
        launched("etl");
        clients.dynamoDb()
                .updateItem(update -> update.tableName("RunTable")
                        .key(Map.of(
                                "pk",
                                AttributeValue.fromS(
                                        "run#" + new RunId("etl").key().value()),
                                "sk",
                                AttributeValue.fromS("run")))
                        .updateExpression("SET #format = :later")
                        .expressionAttributeNames(Map.of("#format", "format"))
                        .expressionAttributeValues(Map.of(":later", AttributeValue.fromN("99"))));

        Shell refused = run("explain", "etl");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines()).singleElement().asString().contains("etl", "99");
    }

    @Test
    void a_page_is_written_to_a_file_or_to_the_output(@TempDir Path folder) throws IOException {
        launched("etl");
        Path file = folder.resolve("etl.html");

        assertThat(run("explain", "etl", "--html", file.toString())).isEqualTo(new Shell(0, "", "wrote " + file));
        assertThat(Files.readString(file)).startsWith("<!doctype html>").contains("<svg", "<h1>etl ");
        assertThat(run("explain", "etl", "--html", "-").out())
                .startsWith("<!doctype html>")
                .endsWith("</html>");
    }

    private void deleteFirstEntries(RunId run) {
        clients.dynamoDb()
                .deleteItem(delete -> delete.tableName("RunTable")
                        .key(Map.of(
                                "pk", AttributeValue.fromS("run#" + run.key().value()),
                                "sk", AttributeValue.fromS("journal#0000000001"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void every_command_says_where_a_run_stands_and_why(Reported reported) throws IOException {
        Decision decision = reported.decision();
        String name = decision.run().id().value();
        runs().create(decision.run(), decision.explanation());

        JsonNode explained = json(run("explain", name, "--output", "json"));
        Shell text = run("explain", name);
        reported.fields().forEach((field, value) -> {
            assertThat(explained.path(field).asText("")).as(field).isEqualTo(value);
            if (value.isEmpty()) {
                assertThat(text.out().lines()).noneMatch(line -> line.startsWith(field + " "));
            } else {
                assertThat(text.out().lines()).contains(String.format("%-10s %s", field, value));
            }
        });
        JsonNode last = explained.path("decisions").path(0);
        // The latest decision is what a user requested between two attempts, which has no cause.
        boolean isBetween = Set.of("suspended", "stopped while backing off").contains(reported.situation());
        if (!reported.cause().isEmpty() && !isBetween) {
            List.of("cause", "evidence", "container", "exitCode", "nextAt")
                    .forEach(field -> assertThat(last.path(field)).as(field).isEqualTo(explained.path(field)));
            assertThat(text.out())
                    .contains("The cause is " + reported.cause() + ": ", "The evidence is: " + reported.evidence());
        }
    }

    @Test
    void only_what_the_shadow_would_have_decided_otherwise_is_shown_when_asked_for() throws IOException {
        launched("etl");

        assertThat(run("explain", "etl", "--diff").out().lines())
                .singleElement()
                .asString()
                .endsWith(
                        "; candidate@2 would have decided differently, by rule never: rule never ends it; the run ends there, FAILED");
        assertThat(run("explain", "etl", "--diff", "--output", "json").out().lines())
                .singleElement()
                .asString()
                .contains(
                        "\"shadow\":{\"policy\":\"candidate@2\",\"rule\":\"never\",\"parts\":true,\"words\":\"rule never");
    }

    @Test
    void a_run_that_its_shadow_would_not_have_changed_says_since_when_that_is_true() {
        Policy like = DefaultPolicy.named("default").orElseThrow();
        Optional<Policy> candidate = Optional.of(new Policy(
                "candidate",
                2,
                like.mode(),
                like.pull(),
                like.rules(),
                like.budgets(),
                like.timeouts(),
                Optional.empty()));
        create("alone", Optional.empty());
        create("same", candidate);
        Decision late = create("late", Optional.empty());
        TaskRef task = new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/1");
        Decision answered = Supervisor.decide(
                late.run(),
                new LaunchAnswered(1, new LaunchAnswer.TaskCreated(task, Optional.empty())),
                at(NOON.plusSeconds(1), candidate));
        runs().save(answered.run(), new Stored(answered.run(), 1), Optional.of(answered.explanation()));

        assertThat(run("explain", "alone", "--diff").out()).startsWith("it is not compared with another policy; ");
        assertThat(run("explain", "same", "--diff").out())
                .isEqualTo("candidate@2 would have decided the same; decisions compared: 1");
        assertThat(run("explain", "late", "--diff").out())
                .isEqualTo("candidate@2 would have decided the same since 2026-11-21T12:00:01Z; earlier decisions could"
                        + " not be compared");
    }

    @Test
    void a_run_may_be_named_by_the_beginning_of_its_name() {
        launched("etl");
        aws.function("ListRuns", request -> FunctionAnswers.list(Map.of("etl", "")));
        assertThat(run("explain", "et").out()).startsWith("etl: not over yet");
    }

    @Test
    void a_run_that_is_not_there_is_said_not_to_be() {
        assertThat(run("explain", "etl"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "there is no run etl, or it has expired; if it is the id of a task, the task was not adopted, and no policy adopts"
                                + " tasks"));
        assertThat(run("explain", "e t l").err())
                .isEqualTo("RUN: 1 to 256 visible ASCII characters without spaces are expected, not e t l");
    }
}
