package dev.lifeline.tests.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.reconcile.Reconciler;
import dev.lifeline.controller.reconcile.RoundReport;
import dev.lifeline.controller.testing.SettableClock;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.LostTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whole runs: launched by LaunchRun, their events by way of EventBridge and SQS, their retries by delayed messages. */
@NeedsDocker
class RunLocalStackIT {
    private static final Cloud CLOUD = Cloud.running();

    @Test
    void a_task_that_runs_to_its_end_is_a_run_that_succeeded() {
        RunId run = launch("good");

        Run end = CLOUD.handleUntil(run, Run::hasEnded);

        assertSucceeded(end, 1);
        assertThat(CLOUD.access().journals().journal(run)).hasSizeGreaterThan(2);
        JsonNode described = CLOUD.ask("DescribeRun", "{\"run\": \"" + run + "\"}");
        assertThat(described.path("result").asText()).isEqualTo("SUCCEEDED");
        assertThat(described.at("/history/0/exitCode").asInt(-1)).isZero();
        JsonNode listed = CLOUD.ask("ListRuns", "{\"state\": \"ENDED\", \"prefix\": \"" + run + "\"}");
        assertThat(listed.at("/runs/0/run").asText()).isEqualTo(run.value());
    }

    @Test
    void a_pull_that_failed_is_tried_again_and_succeeds() {
        RunId run = launch("flaky-registry");
        CLOUD.handleUntil(run, stored -> stored.phase() instanceof Phase.BackingOff);

        Run end = CLOUD.handleUntil(run, Run::hasEnded);
        assertSucceeded(end, 2);
        assertThat(end.past()).extracting(PastAttempt::cause).containsExactly(Cause.PULL_TRANSIENT);
    }

    @Test
    void events_that_come_late_thrice_and_in_disorder_make_one_end() {
        RunId run = launch("shuffled");

        Run end = CLOUD.handleUntil(run, Run::hasEnded);
        CLOUD.handleAll();

        assertThat(end.attempt().number()).isEqualTo(1);
        assertThat(end.phase()).isInstanceOfSatisfying(Phase.Ended.class, ended -> {
            assertThat(ended.result()).isEqualTo(Phase.Result.FAILED);
            assertThat(ended.cause().orElseThrow().cause()).isEqualTo(Cause.EXIT_CODE);
        });
        assertThat(load(run).phase()).isEqualTo(end.phase());
        assertThat(load(run).attempt().number()).isEqualTo(1);
    }

    @Test
    void the_loss_of_an_instance_reaches_the_runs_on_it_by_a_queue_of_its_own() {
        RunId run = launch("on-lost-instance");
        Run running = CLOUD.handleUntil(run, stored -> stored.attempt().status().state() == TaskState.RUNNING);

        CLOUD.ecs().with((ecs, now) -> {
            ecs.loseInstance(running.instance().orElseThrow(), LostTasks.SILENT, now);
            return now;
        });
        CLOUD.handleUntil(run, stored -> stored.phase() instanceof Phase.BackingOff);

        Run end = CLOUD.handleUntil(run, Run::hasEnded);
        assertSucceeded(end, 2);
        assertThat(end.past()).extracting(PastAttempt::cause).containsExactly(Cause.HOST);
    }

    /** A task may be silent for a quarter of an hour, so this Reconciler has a different clock. */
    @Test
    void a_run_all_of_whose_events_were_lost_is_healed_by_reconciling() {
        RunId run = launch("silent");
        TaskRef task = load(run).attempt().task().orElseThrow();
        CLOUD.handleUntil("the task has stopped", () -> status(task) == TaskLastStatus.STOPPED);
        assertThat(load(run).hasEnded()).isFalse();

        SettableClock clock =
                new SettableClock(Instant.now().plus(Limits.STANDARD.check()).plusSeconds(60));
        RoundReport round = reconciler(clock).reconcile(Duration.ofSeconds(40));

        assertThat(round.acted()).isPositive();
        assertThat(round.failures()).isEmpty();
        assertSucceeded(load(run), 1);
    }

    private static Run load(RunId run) {
        return CLOUD.store().load(run).orElseThrow().run();
    }

    private static TaskLastStatus status(TaskRef task) {
        return CLOUD.ecs()
                .with((ecs, now) -> ecs.describeTasks(RealTimeEcs.CLUSTER, List.of(task.arn()), now)
                        .tasks()
                        .getFirst()
                        .lastStatus());
    }

    private static Reconciler reconciler(SettableClock clock) {
        return CLOUD.wiring(clock).controller().reconciler();
    }

    private static RunId launch(String family) {
        RunId run = new RunId(family + "-" + UUID.randomUUID().toString().substring(0, 8));
        CLOUD.launch(run, family);
        return run;
    }

    private static void assertSucceeded(Run run, int attempts) {
        assertThat(run.phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
        assertThat(run.attempt().status().state()).isEqualTo(TaskState.COMPLETE);
        assertThat(run.attempt().number()).isEqualTo(attempts);
        assertThat(run.past()).hasSize(attempts - 1);
    }
}
