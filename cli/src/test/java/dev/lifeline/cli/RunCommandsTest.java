package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.stack.LoopbackAws.FunctionReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that show and change runs. */
class RunCommandsTest extends StackScene {
    @TempDir
    private Path folder;

    private JsonNode asked() {
        return aws.invocations().getLast();
    }

    @Test
    void a_run_is_changed_once_however_often_the_call_is_made() {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.running("nightly")));
        aws.function(
                "ControlRun",
                request -> FunctionAnswers.reply(FunctionAnswers.endedWithoutCode("nightly", "STOPPED")
                        .put("applied", true)
                        .put("why", "")));

        assertThat(run("stop", "nightly", "--now", "--reason", "wrong day").out())
                .isEqualTo("nightly is stopped");
        assertThat(asked().toString())
                .isEqualTo("{\"run\":\"nightly\",\"action\":\"STOP\",\"generation\":1,\"reason\":\"wrong day\","
                        + "\"atOnce\":true}");
        run("suspend", "nightly");
        assertThat(asked().path("action").asText()).isEqualTo("SUSPEND");
        run("resume", "nightly");
        assertThat(asked().toString()).isEqualTo("{\"run\":\"nightly\",\"action\":\"RESUME\",\"generation\":1}");
    }

    @Test
    void a_rerun_has_its_changes_as_a_merge_patch() throws IOException {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.ended("nightly", "FAILED", 3)));
        aws.function(
                "ControlRun",
                request -> FunctionAnswers.reply(
                        FunctionAnswers.running("nightly").put("generation", 2).put("applied", true)));
        Path file = Files.writeString(folder.resolve("changes.yaml"), "policy: batch\n");

        assertThat(run(
                                "rerun",
                                "nightly",
                                "-f",
                                file.toString(),
                                "--set",
                                "taskDefinition=etl:8",
                                "--set",
                                "overrides.cpu=512",
                                "--set",
                                "launchType=null")
                        .out())
                .startsWith("nightly runs again as generation 2; next check of its task at 2026-11-21T12:15:00Z");
        assertThat(asked().path("changes").toString())
                .isEqualTo("{\"policy\":\"batch\",\"taskDefinition\":\"etl:8\",\"overrides\":{\"cpu\":\"512\"},"
                        + "\"launchType\":null}");
        assertThat(run("rerun", "nightly", "--set", "s3cret").err())
                .isEqualTo("--set: FIELD=VALUE is expected, such as taskDefinition=etl:8");
        assertThat(run("rerun", "nightly", "--set", "policy.name=s3cret", "--set", "policy=x", "--set", "policy.b=c")
                        .err())
                .isEqualTo("--set: policy has no fields");
    }

    @Test
    void a_run_is_deleted_only_where_that_is_said() {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.ended("nightly", "FAILED", 3)));
        aws.function("DeleteRun", request -> FunctionReply.of("{\"run\":\"nightly\",\"deleted\":true}"));

        assertThat(run("delete", "nightly"))
                .isEqualTo(new Shell(2, "", "nothing was deleted: without a terminal to ask on, add --yes"));
        assertThat(run("delete", "nightly", "--yes")).isEqualTo(new Shell(0, "nightly is deleted", ""));
        assertThat(asked().toString()).isEqualTo("{\"run\":\"nightly\",\"generation\":1}");
    }

    @Test
    void a_run_is_deleted_without_a_question_only_by_its_whole_name() {
        aws.function(
                "DescribeRun",
                request -> request.path("run").asText().equals("nightly")
                        ? FunctionAnswers.reply(FunctionAnswers.ended("nightly", "FAILED", 3))
                        : FunctionAnswers.noSuchRun(request));
        aws.function("ListRuns", request -> FunctionAnswers.list(Map.of("nightly", "FAILED")));
        assertThat(run("delete", "night", "--yes"))
                .isEqualTo(new Shell(2, "", "RUN: nothing was deleted; --yes expects the whole name, nightly"));
    }

    @Test
    void a_run_is_described_with_attempts_logs_and_links() {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.ended("nightly", "FAILED", 3)));

        assertThat(run("describe", "nightly").out().lines())
                .contains(
                        "run            nightly",
                        "state          FAILED",
                        "exitCode       3",
                        "item link      https://console/item",
                        "attempt 1  RUNNING  from 2026-11-21T12:00:00Z",
                        "  log      app: /ecs/etl etl/app/1f0c");
        assertThat(run("describe", "nightly", "--output", "yaml").out()).contains("\nhistory:\n- attempt: 1\n");
    }

    @Test
    void a_run_may_be_named_by_the_beginning_of_one_name() {
        aws.function(
                "DescribeRun",
                request -> request.path("run").asText().equals("nightly-1")
                        ? FunctionAnswers.reply(FunctionAnswers.running("nightly-1"))
                        : FunctionAnswers.noSuchRun(request));
        aws.function("ListRuns", request -> FunctionAnswers.list(Map.of("nightly-1", "")));
        assertThat(run("describe", "night").out()).startsWith("run            nightly-1\n");

        aws.function(
                "ListRuns",
                request -> FunctionAnswers.list(new TreeMap<>(Map.of("nightly-1", "", "nightly-2", "FAILED"))));
        assertThat(run("stop", "night"))
                .isEqualTo(new Shell(2, "", "RUN: night matches several runs: nightly-1, nightly-2; write more of it"));
        aws.function("ListRuns", request -> FunctionAnswers.list(Map.of()));
        assertThat(run("stop", "night")).isEqualTo(new Shell(2, "", "there is no run night in stack prod"));
    }
}
