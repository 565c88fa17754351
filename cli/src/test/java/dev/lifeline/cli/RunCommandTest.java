package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.stack.LoopbackAws.FunctionReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `lifeline run` and `lifeline wait` */
class RunCommandTest extends StackScene {
    @TempDir
    private Path folder;

    private JsonNode asked() {
        return aws.invocations().getLast();
    }

    private void launches() {
        aws.function(
                "LaunchRun",
                request -> FunctionAnswers.reply(
                        FunctionAnswers.running(request.path("name").asText()).put("existed", false)));
    }

    @Test
    void options_of_RunTask_become_a_run_request() {
        launches();

        Shell launched = run(
                "run",
                "--name",
                "nightly",
                "--policy",
                "batch",
                "--cluster",
                "prod",
                "--task-definition",
                "etl:7",
                "--launch-type",
                "FARGATE",
                "--network-configuration",
                "awsvpcConfiguration={subnets=[subnet-1,subnet-2],assignPublicIp=DISABLED}",
                "--tags",
                "key=team,value=a=b",
                "key=day,value=\"1,2\"",
                "--container",
                "app",
                "--command",
                "sh",
                "-c",
                "exit 3",
                "--env",
                "TOKEN=s3cret",
                "--cpu",
                "512",
                "--enable-execute-command");

        assertThat(asked().toString())
                .isEqualTo(
                        "{\"name\":\"nightly\",\"policy\":\"batch\",\"cluster\":\"prod\",\"taskDefinition\":\"etl:7\","
                                + "\"launchType\":\"FARGATE\",\"enableExecuteCommand\":true,\"networkConfiguration\":"
                                + "{\"awsvpcConfiguration\":{\"subnets\":[\"subnet-1\",\"subnet-2\"],"
                                + "\"assignPublicIp\":\"DISABLED\"}},\"tags\":[{\"key\":\"team\",\"value\":\"a=b\"},"
                                + "{\"key\":\"day\",\"value\":\"1,2\"}],\"overrides\":{\"cpu\":\"512\",\"containerOverrides\":"
                                + "[{\"name\":\"app\",\"command\":[\"sh\",\"-c\",\"exit 3\"],\"environment\":"
                                + "[{\"name\":\"TOKEN\",\"value\":\"s3cret\"}]}]}}");
        assertThat(launched)
                .isEqualTo(new Shell(
                        0,
                        "nightly RUNNING, next check of its task at 2026-11-21T12:15:00Z\n"
                                + "lifeline wait nightly waits for its end; lifeline logs -f nightly follows its logs",
                        ""));
    }

    @Test
    void options_replace_fields_of_a_file_and_a_name_is_made_without_one() throws IOException {
        launches();
        Path file = Files.writeString(folder.resolve("run.yaml"), """
                cluster: prod
                taskDefinition: arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7
                capacityProviderStrategy: [{ capacityProvider: FARGATE, weight: 1 }]
                overrides:
                  containerOverrides: [{ name: app, environment: [{ name: DAY, value: monday }, { name: LEVEL, value: '1' }] }]
                """);

        run(
                "run",
                "-f",
                file.toString(),
                "--capacity-provider-strategy",
                "capacityProvider=FARGATE_SPOT,weight=2",
                "capacityProvider=FARGATE,base=1,weight=1",
                "--env",
                "DAY=tuesday");

        assertThat(asked().path("name").asText()).matches("etl-\\d{8}-\\d{6}-[0-9a-f]{4}");
        assertThat(asked().path("capacityProviderStrategy").toString())
                .isEqualTo("[{\"capacityProvider\":\"FARGATE_SPOT\",\"weight\":2},"
                        + "{\"capacityProvider\":\"FARGATE\",\"base\":1,\"weight\":1}]");
        assertThat(asked().path("overrides").toString())
                .isEqualTo("{\"containerOverrides\":[{\"name\":\"app\",\"environment\":"
                        + "[{\"name\":\"LEVEL\",\"value\":\"1\"},{\"name\":\"DAY\",\"value\":\"tuesday\"}]}]}");
    }

    @Test
    void a_request_that_cannot_be_made_is_answered_without_a_call_or_a_value() {
        assertThat(run("run", "--env", "TOKEN=s3cret").err())
                .isEqualTo("--command and --env: name the container with --container, as its definition does");
        assertThat(run("run", "--tags", "s3cret").err())
                .isEqualTo("--tags: JSON or shorthand such as key=value,key={list=[a,b]} is expected; character 7 does"
                        + " not fit");
        assertThat(run("run", "--overrides", "{\"s3cret\"").err()).isEqualTo("--overrides: not JSON");
        assertThat(run("run", "-f", "no-such-file").err())
                .isEqualTo("--file: no-such-file cannot be read as UTF-8 text; does the file exist?");
        assertThat(run("run", "--timeout", "3s"))
                .isEqualTo(new Shell(2, "", "--timeout: only waiting has a time limit; add --wait or --logs"));
        assertThat(run("run", "--detach", "--wait").err()).isEqualTo("--detach excludes --wait and --logs");
        assertThat(aws.invocations()).isEmpty();
    }

    @Test
    void every_problem_of_a_request_is_a_line() {
        aws.function(
                "LaunchRun",
                request -> FunctionReply.error(
                        "InvalidRunRequest",
                        "nothing was launched, the request has 2 problems:\ncluster: missing\npolicy: none"));
        assertThat(run("run", "--name", "n"))
                .isEqualTo(new Shell(
                        2,
                        "",
                        "nothing was launched, the request has 2 problems:\n  cluster: missing; name one with --cluster\n"
                                + "  policy: none"));
    }

    @Test
    void waiting_ends_as_the_container_did() {
        launches();
        AtomicInteger asked = new AtomicInteger();
        aws.function(
                "DescribeRun",
                request -> FunctionAnswers.reply(
                        asked.getAndIncrement() == 0
                                ? FunctionAnswers.running("nightly")
                                : FunctionAnswers.ended("nightly", "FAILED", 3)));
        assertThat(run("run", "--name", "nightly", "--wait"))
                .isEqualTo(new Shell(
                        3, "nightly FAILED  EXIT_CODE: container app exited with 3", "nightly RUNNING  attempt 1"));
        for (Map.Entry<ObjectNode, Integer> ended : Map.of(
                        FunctionAnswers.ended("nightly", "SUCCEEDED", 0), 0,
                        FunctionAnswers.ended("nightly", "SUCCEEDED", 75), 0,
                        FunctionAnswers.ended("nightly", "STOPPED", 137), 125,
                        FunctionAnswers.endedWithoutCode("nightly", "FAILED"), 125)
                .entrySet()) {
            aws.function("DescribeRun", request -> FunctionAnswers.reply(ended.getKey()));
            assertThat(run("wait", "nightly").exit()).isEqualTo(ended.getValue());
            assertThat(run("wait", "nightly", "--output", "json").out()).startsWith("{\"run\":\"nightly\"");
        }
    }

    @Test
    void a_run_that_existed_already_is_named_so_however_the_command_waits() {
        String existed = "it existed already, and nothing was launched; --rerun runs an ended run again";
        aws.function(
                "LaunchRun",
                request -> FunctionAnswers.reply(
                        FunctionAnswers.ended("nightly", "SUCCEEDED", 0).put("existed", true)));
        ObjectNode ended = FunctionAnswers.ended("nightly", "SUCCEEDED", 0);
        ended.putArray("history");
        aws.function("DescribeRun", request -> FunctionAnswers.reply(ended));
        assertThat(run("run", "--name", "nightly").out()).endsWith("\n" + existed);
        for (String waits : List.of("--wait", "--logs")) {
            Shell shown = run("run", "--name", "nightly", waits, "--output", "json");
            assertThat(shown.err()).isEqualTo(existed);
            assertThat(shown.out()).contains("\"existed\":true");
        }
        aws.function(
                "LaunchRun",
                request ->
                        FunctionAnswers.reply(FunctionAnswers.running("nightly").put("existed", true)));
        assertThat(run("run", "--name", "nightly", "--rerun").out())
                .endsWith("\nnightly is still running; nothing was launched");
        assertThat(run("run", "--name", "nightly", "--rerun", "--wait").err())
                .startsWith("nightly is still running; nothing was launched");
    }

    @Test
    void waiting_that_loses_the_stack_ends_with_126_and_says_that_the_run_goes_on() {
        aws.function("DescribeRun", request -> {
            aws.refuse("Invoke", "ExpiredTokenException", "The security token included in the request is expired");
            return FunctionAnswers.reply(FunctionAnswers.running("nightly"));
        });
        Shell lost = run("wait", "nightly");
        assertThat(lost.exit()).isEqualTo(126);
        assertThat(lost.err().lines()).last().isEqualTo("nightly goes on; lifeline wait nightly waits again");
    }

    @Test
    void waiting_survives_a_stack_that_does_not_answer_now_and_then() {
        AtomicInteger asked = new AtomicInteger();
        aws.function(
                "DescribeRun",
                request -> asked.getAndIncrement() == 1
                        ? FunctionReply.error("RunUnavailable", "the table did not answer")
                        : FunctionAnswers.reply(FunctionAnswers.ended("nightly", "SUCCEEDED", 0)));
        assertThat(run("wait", "nightly"))
                .isEqualTo(new Shell(0, "nightly SUCCEEDED", "the table did not answer; try again in a minute"));
    }

    @Test
    void waiting_ends_with_124_after_its_time_limit() {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.running("nightly")));
        assertThat(run("wait", "nightly", "--timeout", "0s"))
                .isEqualTo(new Shell(
                        124,
                        "",
                        "nightly RUNNING  attempt 1\n"
                                + "nightly goes on after the time limit; lifeline stop nightly stops it"));
        assertThat(run("wait", "nightly", "--timeout", "soon").err())
                .isEqualTo("--timeout: soon is not a duration; write 90s, 10m, 6h or 1d");
    }
}
