package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.ReportedRuns;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** `lifeline ps`, on a table with runs. */
class PsCommandTest extends TableCommandsScene {
    @Test
    void the_runs_that_are_alive_are_shown() throws IOException {
        assertThat(run("ps")).isEqualTo(new Shell(0, "no run is alive", ""));
        launched("etl");

        assertThat(run("ps").out())
                .startsWith("etl ")
                .contains(" ATTEMPTING, RunTask of attempt 1 again", " attempt 1 ", " default@0");
        JsonNode line = json(run("ps", "--json"));
        assertThat(line.path("run").textValue()).isEqualTo("etl");
        assertThat(line.path("nextAt").textValue()).startsWith("2026-11-21T12:00:");
    }

    @Test
    void the_runs_that_have_ended_are_shown_the_last_first_and_can_be_picked() throws IOException {
        assertThat(run("ps", "--ended")).isEqualTo(new Shell(0, "no such run has ended", ""));
        Instant now = Instant.now();
        List<Decision> ended = ReportedRuns.all()
                .map(Reported::decision)
                .filter(decision -> decision.run().hasEnded())
                .toList();
        for (int hours = 0; hours < ended.size(); hours++) {
            Decision decision = ended.get(hours);
            Run run = ended(decision.run(), "run-" + hours, now.minus(Duration.ofHours(hours)));
            runs().create(run, decision.explanation());
        }

        assertThat(run("ps", "--ended").out().lines())
                .hasSameSizeAs(ended)
                .first()
                .asString()
                .contains("run-0 ");
        assertThat(run("ps", "--ended", "--limit", "2").out().lines()).hasSize(2);
        assertThat(run("ps", "--ended", "--since", "90m").out().lines()).hasSize(2);
        assertThat(run("ps", "--ended", "--family", "web").out()).isEqualTo("no such run has ended");
        assertThat(run("ps", "--ended", "--result", "failed", "--cause", "exit_code")
                        .out())
                .contains(" FAILED EXIT_CODE  attempt 1  etl on prod  began 2026-11-21T12:00:00Z");
        JsonNode good = json(run("ps", "--ended", "--result", "succeeded", "--cluster", "prod", "--json"));
        assertThat(good.properties().stream().map(Map.Entry::getKey))
                .containsExactly("run", "result", "cause", "family", "cluster", "attempts", "began", "ended");
        assertThat(good.path("cause").isNull()).isTrue();
    }

    @Test
    void a_word_that_picks_no_ended_runs_is_answered_with_what_may_have_been_meant() {
        assertThat(run("ps", "--ended", "--cause", "exitcode").err())
                .isEqualTo("--cause: unknown word exitcode; did you mean exit_code?");
        assertThat(run("ps", "--ended", "--result", "good").err())
                .isEqualTo("--result: unknown word good; known are succeeded, failed, stopped");
        assertThat(run("ps", "--ended", "--since", "yesterday").err())
                .isEqualTo("--since: yesterday is no duration; write 90s, 10m, 6h or 1d");
        assertThat(run("ps", "--family", "etl").err()).endsWith("filter ended runs; add --ended");
    }

    @Test
    void an_ended_run_that_cannot_be_listed_is_named() throws IOException {
        Decision failed = ReportedRuns.all().toList().get(1).decision();
        runs().create(failed.run(), failed.explanation());
        String item = "run#" + failed.run().id().key();
        clients.dynamoDb()
                .updateItem(update -> update.tableName("RunTable")
                        .key(Map.of("pk", AttributeValue.fromS(item), "sk", AttributeValue.fromS("run")))
                        .updateExpression("REMOVE #family")
                        .expressionAttributeNames(Map.of("#family", "family")));

        assertThat(run("ps", "--ended").out()).isEqualTo(item + " cannot be listed: family is missing or no text");
        assertThat(json(run("ps", "--ended", "--json")).path("item").textValue())
                .isEqualTo(item);
    }
}
