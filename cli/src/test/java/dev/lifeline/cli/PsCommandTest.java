package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.answer.FunctionAnswers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** `lifeline ps` */
@Timeout(60)
class PsCommandTest extends StackScene {
    private JsonNode asked() {
        return aws.invocations().getLast();
    }

    @Test
    void runs_are_a_table_with_what_each_waits_for_or_how_it_ended() {
        aws.function(
                "ListRuns", request -> FunctionAnswers.list(new TreeMap<>(Map.of("nightly", "", "weekly", "FAILED"))));

        assertThat(run("ps", "--all").out().lines())
                .containsExactly(
                        "RUN      STATE        ATT  NEXT OR ENDED         FAMILY  CLUSTER  WHY",
                        "nightly  BACKING_OFF  2    2026-11-21T12:02:00Z  etl     prod     attempt 3; EXIT_CODE: container app exited with 3",
                        "weekly   FAILED       2    2026-11-21T12:01:00Z  etl     prod     EXIT_CODE: container app exited with 3");
        assertThat(run("ps", "--output", "json").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"run\":\"nightly\",\"generation\":1,\"phase\":\"BACKING_OFF\",\"result\":null,");
    }

    @Test
    void a_run_whose_launch_is_held_back_says_by_what() {
        aws.function(
                "ListRuns",
                request -> FunctionAnswers.reply(FunctionAnswers.held(
                        "nightly", "RunTask is held: Lifeline is paused: maintenance of the registry")));

        assertThat(run("ps").out().lines().toList().getLast())
                .isEqualTo("nightly  PREPARING  1    2026-11-21T12:02:00Z  etl     prod     RunTask is held:"
                        + " Lifeline is paused: maintenance of the registry");
    }

    @Test
    void filters_are_those_of_the_function() {
        aws.function("ListRuns", request -> FunctionAnswers.list(Map.of()));

        assertThat(run("ps")).isEqualTo(new Shell(0, "no live runs; lifeline ps --all lists ended ones, too", ""));
        assertThat(asked().toString()).isEqualTo("{\"state\":\"LIVE\",\"limit\":100}");
        assertThat(run("ps", "--family", "etl")).isEqualTo(new Shell(0, "no such run", ""));
        run("ps", "--result", "failed", "--cause", "exit_code", "--since", "2026-11-20T00:00:00Z");
        assertThat(asked().toString())
                .isEqualTo("{\"state\":\"ENDED\",\"since\":\"2026-11-20T00:00:00Z\",\"result\":\"FAILED\","
                        + "\"cause\":\"EXIT_CODE\",\"limit\":100}");
        run("ps", "--all", "--family", "etl", "--cluster", "prod", "--prefix", "night", "--suspended", "--limit", "7");
        assertThat(asked().toString())
                .isEqualTo("{\"state\":\"ALL\",\"family\":\"etl\",\"cluster\":\"prod\",\"prefix\":\"night\","
                        + "\"suspended\":true,\"limit\":7}");
    }

    @Test
    void a_word_that_filters_nothing_is_answered_with_what_may_have_been_meant() {
        assertThat(run("ps", "--cause", "exitcode").err())
                .isEqualTo("--cause: unknown word exitcode; did you mean exit_code?");
        assertThat(run("ps", "--result", "good").err())
                .isEqualTo("--result: unknown word good; known are succeeded, failed, stopped");
        assertThat(run("ps", "--since", "yesterday").err())
                .isEqualTo("--since: yesterday is neither a duration nor a time; write 90s, 10m, 6h, 1d, or"
                        + " 2026-08-03T02:00:00Z");
    }

    @Test
    void watching_without_a_terminal_prints_what_has_changed() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(2);
        aws.function("ListRuns", request -> {
            twice.countDown();
            return FunctionAnswers.list(
                    Map.of("nightly", asked.incrementAndGet() < 2 ? "" : "FAILED", "weekly", "SUCCEEDED"));
        });
        AtomicReference<Shell> shell = new AtomicReference<>();
        Thread watching = new Thread(() -> shell.set(run("ps", "--all", "--watch")));
        watching.start();
        twice.await();
        // The second answer is printed before the next pause, which is interrupted.
        while (watching.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        watching.interrupt();
        watching.join();

        assertThat(shell.get().exit()).isZero();
        assertThat(shell.get().out().lines().filter(line -> line.startsWith("weekly")))
                .hasSize(1);
        assertThat(shell.get().out().lines().filter(line -> line.startsWith("nightly")))
                .containsExactly(
                        "nightly  BACKING_OFF  2  2026-11-21T12:02:00Z  etl  prod  attempt 3; EXIT_CODE: container app exited with 3",
                        "nightly  FAILED  2  2026-11-21T12:01:00Z  etl  prod  EXIT_CODE: container app exited with 3");
    }
}
