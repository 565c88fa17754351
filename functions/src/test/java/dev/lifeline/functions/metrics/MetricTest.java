package dev.lifeline.functions.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.request.ReadRequest.Flawed;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each metric counts, by example. */
class MetricTest extends MetricScene {
    private static final String INSTANCE =
            "arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/0123456789abcdef";

    @Test
    void news_is_a_decision_and_the_same_again_a_stale_one_as_well() {
        launched();
        seen(TaskChanges::running);
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0));
        seen(task -> task);
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0, Metric.STALE_EVENTS, 1.0));
    }

    @Test
    void a_question_without_an_answer_tells_how_long_ago_the_task_was_heard_of() {
        launched();
        seen(TaskChanges::running);
        later(Duration.ofMinutes(15));
        taken();
        DescribeAnswer refused = new DescribeAnswer.DescribeUnanswered(NoAnswer.REFUSED, "AccessDeniedException: no");
        loop.observe(
                Runs.ID.key(),
                new DescribeAnswered(1, world.ecs.launched().getLast().task(), refused));
        assertThat(taken()).containsEntry(Metric.OLDEST_ANSWER_SECONDS, 900.0);
        seen(TaskChanges::running);
        assertThat(taken()).doesNotContainKey(Metric.OLDEST_ANSWER_SECONDS);
    }

    @Test
    void a_run_is_counted_once_when_it_ends_and_not_when_it_is_looked_at_later() {
        launched();
        seen(task -> TaskChanges.exited(task, 0));
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0, Metric.RUNS_SUCCEEDED, 1.0));
        seen(task -> TaskChanges.exited(task, 0));
        loop.observe(Runs.ID.key(), new TimePassed());
        assertThat(taken()).doesNotContainKey(Metric.RUNS_SUCCEEDED);
    }

    @Test
    void an_exit_that_the_policy_does_not_retry_is_a_failed_run() {
        launched();
        seen(task -> TaskChanges.exited(task, 1));
        assertThat(taken()).containsEntry(Metric.RUNS_FAILED, 1.0).doesNotContainKey(Metric.UNKNOWN_CAUSES);
    }

    @Test
    void a_wrong_request_is_counted_each_time_it_is_made() {
        Launcher launcher = controller.launcher();
        RunRequest request =
                new RunRequest(Optional.of(Runs.ID), RunRequest.OnRepeatedName.SAME_RUN, "nightly", Runs.REQUEST);
        launcher.launch(request, Runs.ID);
        launcher.refuse(new Flawed(Optional.empty(), List.of(new Problem("", "not JSON"))), Runs.ID);
        assertThat(taken()).isEqualTo(Map.of(Metric.LAUNCHES_REFUSED, 2.0));
    }

    @Test
    void an_end_that_the_catalogue_has_no_entry_for_is_an_unknown_cause() {
        launched();
        seen(task -> TaskChanges.stopped(task, StopCode.of("Novel"), "a reason that nobody ever saw"));
        assertThat(taken()).containsEntry(Metric.UNKNOWN_CAUSES, 1.0);
    }

    @Test
    void a_run_that_a_user_stops_is_a_stopped_one_when_its_task_is_over() {
        launched();
        seen(TaskChanges::running);
        loop.observe(Runs.ID.key(), new StopRequested("enough", StopManner.GRACEFUL));
        assertThat(taken()).doesNotContainKey(Metric.RUNS_STOPPED);
        seen(task -> TaskChanges.exited(task, 143));
        assertThat(taken()).containsEntry(Metric.RUNS_STOPPED, 1.0);
    }

    @Test
    void an_attempt_on_an_instance_that_is_lost_is_orphaned() {
        launched();
        loop.observe(
                Runs.ID.key(), new InstanceLost("arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/other"));
        assertThat(taken()).doesNotContainKey(Metric.RUNS_ORPHANED);
        seen(task -> on(INSTANCE, TaskChanges.running(task)));
        loop.observe(Runs.ID.key(), new InstanceLost(INSTANCE));
        assertThat(taken()).containsEntry(Metric.RUNS_ORPHANED, 1.0);
    }

    private static EcsTask on(String instance, EcsTask task) {
        EcsTask.Placement there = task.placement();
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                new EcsTask.Placement(
                        there.cluster(),
                        there.taskDefinition(),
                        there.group(),
                        there.startedBy(),
                        there.launchType(),
                        there.capacityProvider(),
                        Optional.of(instance)),
                task.containers());
    }
}
