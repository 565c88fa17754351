package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.stack.LoopbackLogs;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** `lifeline logs`, and the logs of `lifeline run --logs`. */
class LogsCommandTest extends StackScene {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private LoopbackLogs logs;

    @BeforeEach
    void startLogs() throws IOException {
        logs = new LoopbackLogs();
        aws.forward("Logs", logs.uri());
    }

    @AfterEach
    void stopLogs() {
        logs.close();
    }

    private void log(String stream, int second, String text) {
        logs.put("/ecs/etl", stream, NOON.plusSeconds(second), text);
    }

    /** Two attempts of two containers, the second of which does not log to CloudWatch. */
    private static ObjectNode twoAttempts(ObjectNode run) {
        ArrayNode history = (ArrayNode) run.path("history");
        for (int number = 1; number <= 2; number++) {
            ObjectNode attempt = number == 1
                    ? (ObjectNode) history.get(0)
                    : history.addObject().put("attempt", number);
            attempt.putArray("logs")
                    .add(place("app", number))
                    .add(place("side", number))
                    .addObject()
                    .put("container", "mesh")
                    .put("why", "its log driver is fluentd");
        }
        return run;
    }

    private static ObjectNode place(String container, int attempt) {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("container", container)
                .put("group", "/ecs/etl")
                .put("region", "eu-west-1")
                .put("stream", container + attempt);
    }

    @Test
    void lines_of_all_containers_are_in_order_and_what_has_no_log_is_named() {
        aws.function(
                "DescribeRun",
                request -> FunctionAnswers.reply(twoAttempts(FunctionAnswers.ended("nightly", "FAILED", 3))));
        log("app1", 1, "one");
        log("side1", 2, "beside");
        log("app1", 3, "two\nlines");
        log("app1", 4, "three");
        log("app2", 5, "\u001b[31mred");

        assertThat(run("logs", "nightly"))
                .isEqualTo(new Shell(
                        0,
                        "1/app | one\n1/side | beside\n1/app | two\n1/app | lines\n1/app | three\n2/app | \\u001b[31mred",
                        "attempt 1, mesh: its log driver is fluentd\nattempt 2, mesh: its log driver is fluentd\n"
                                + "attempt 2, side: nothing was logged (never started)"));
        assertThat(run("logs", "nightly", "--tail", "1", "--output", "json").out())
                .isEqualTo("{\"attempt\":2,\"container\":\"app\",\"at\":\"2026-11-21T12:00:05Z\","
                        + "\"line\":\"\\u001B[31mred\"}");
    }

    @Test
    void what_a_run_does_not_have_is_named_with_what_it_has() {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.ended("import", "FAILED", 3)));
        assertThat(run("logs", "import", "--attempt", "9"))
                .isEqualTo(new Shell(2, "", "--attempt: import has 1 attempt"));
        assertThat(run("logs", "import", "--container", "nope"))
                .isEqualTo(new Shell(2, "", "--container: no container nope; import has app"));
        log("elsewhere", 1, "the group exists");
        assertThat(run("logs", "import").err())
                .isEqualTo("attempt 1, app: nothing was logged, or its stream etl/app/1f0c in /ecs/etl was deleted");
    }

    @Test
    void lines_are_chosen_by_attempt_container_time_and_number() {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(twoAttempts(FunctionAnswers.running("nightly"))));
        log("app1", 1, "one");
        log("side1", 2, "beside");
        log("app2", 5, "two");

        assertThat(run("logs", "nightly", "--attempt", "1", "--container", "app")
                        .out())
                .isEqualTo("1/app | one");
        assertThat(run("logs", "nightly", "--tail", "1").out()).isEqualTo("2/app | two");
        assertThat(run("logs", "nightly", "--since", "2026-11-21T12:00:02Z", "-t", "--no-prefix")
                        .out())
                .isEqualTo("2026-11-21T12:00:02Z beside\n2026-11-21T12:00:05Z two");
        assertThat(run("logs", "nightly", "--tail", "-1").err()).isEqualTo("--tail: at least 0 is expected");
    }

    @Test
    void a_log_group_that_is_gone_is_named_once_and_the_rest_goes_on() {
        ObjectNode run = twoAttempts(FunctionAnswers.ended("nightly", "FAILED", 3));
        ((ObjectNode) run.at("/history/0/logs/0")).put("group", "/ecs/gone");
        aws.function("DescribeRun", request -> FunctionAnswers.reply(run));
        log("app2", 5, "two");

        Shell shown = run("logs", "nightly", "--container", "app");
        assertThat(shown)
                .isEqualTo(new Shell(
                        0,
                        "2/app | two",
                        "attempt 1, app: there is no log group /ecs/gone in eu-west-1; it was deleted, or nothing was"
                                + " ever logged to it"));
    }

    /** A run that logs a line whenever it is asked about, and has ended when it is asked for the third time. */
    private void threeLines() {
        AtomicInteger asked = new AtomicInteger();
        aws.function("DescribeRun", request -> {
            int time = asked.incrementAndGet();
            log("etl/app/1f0c", time, "line " + time);
            return FunctionAnswers.reply(
                    time < 3 ? FunctionAnswers.running("nightly") : FunctionAnswers.ended("nightly", "FAILED", 3));
        });
    }

    @Test
    void following_ends_with_the_last_line_of_a_run_that_has_ended() {
        threeLines();
        assertThat(run("logs", "-f", "nightly").out()).isEqualTo("1/app | line 1\n1/app | line 2\n1/app | line 3");
    }

    @Test
    void a_run_may_be_launched_with_its_logs() {
        threeLines();
        aws.function("LaunchRun", request -> FunctionAnswers.reply(FunctionAnswers.running("nightly")));
        assertThat(run("run", "--name", "nightly", "--logs"))
                .isEqualTo(new Shell(
                        3,
                        "1/app | line 1\n1/app | line 2\n1/app | line 3\n"
                                + "nightly FAILED  EXIT_CODE: container app exited with 3",
                        "nightly RUNNING  attempt 1"));
    }
}
