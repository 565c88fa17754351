package dev.lifeline.functions.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopRequested;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import dev.lifeline.lifecycle.run.Supervisor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What each metric counts, by example. */
class MetricTest {
    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Measures measures = new Measures();
    private final MeasuredRunStore store = new MeasuredRunStore(world.store, measures, world.clock);
    private final RunLoop loop = new RunLoop(measured());

    private dev.lifeline.controller.loop.Surroundings measured() {
        dev.lifeline.controller.loop.Surroundings plain = world.surroundings(
                store, new MeasuredTaskRunner(world.ecs, measures), PolicySource.builtIn());
        return new dev.lifeline.controller.loop.Surroundings(
                plain.store(),
                plain.runner(),
                plain.policies(),
                new MeasuredDecisions(plain.log(), measures),
                plain.clock(),
                plain.random(),
                plain.limits());
    }

    /** A run whose first task is launched; nothing of that is counted. */
    private void launched() {
        Decision launch = Supervisor.launch(Runs.ID, Runs.REQUEST, Runs.at(world.clock.instant()));
        store.create(launch.run(), launch.explanation());
        later(Duration.ofMinutes(1));
        loop.observe(Runs.ID, new TimePassed());
        measures.take();
    }

    private void later(Duration time) {
        world.clock.advance(time);
    }

    private void seen(UnaryOperator<EcsTask> change) {
        int attempt = world.ecs.launched().size();
        loop.observe(Runs.ID, new TaskSeen(attempt, world.ecs.change(world.ecs.launched().getLast().task(), change)));
    }

    /** Counts of what happened, without the zeros. */
    private Map<Metric, Double> taken() {
        Map<Metric, Double> taken = measures.take();
        taken.values().removeIf(value -> value == 0);
        return taken;
    }

    @Test
    void news_is_a_decision_and_the_same_again_a_stale_one_as_well() {
        launched();
        seen(TaskChanges::running);
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0));
        seen(task -> task);
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0, Metric.STALE_EVENTS, 1.0));
    }

    @Test
    void a_run_is_counted_once_when_it_ends_and_not_when_it_is_looked_at_later() {
        launched();
        seen(task -> TaskChanges.exited(task, 0));
        assertThat(taken()).isEqualTo(Map.of(Metric.DECISIONS, 1.0, Metric.RUNS_SUCCEEDED, 1.0));
        seen(task -> TaskChanges.exited(task, 0));
        loop.observe(Runs.ID, new TimePassed());
        assertThat(taken()).doesNotContainKey(Metric.RUNS_SUCCEEDED);
    }

    @Test
    void an_exit_that_the_policy_does_not_retry_is_a_failed_run() {
        launched();
        seen(task -> TaskChanges.exited(task, 1));
        assertThat(taken()).containsEntry(Metric.RUNS_FAILED, 1.0).doesNotContainKey(Metric.UNKNOWN_CAUSES);
    }

    @Test
    void an_end_that_the_catalogue_has_no_entry_for_is_an_unknown_cause() {
        launched();
        seen(task -> TaskChanges.stopped(task, "a reason that nobody ever saw"));
        assertThat(taken()).containsEntry(Metric.UNKNOWN_CAUSES, 1.0);
    }

    @Test
    void a_run_that_a_user_stops_is_a_stopped_one_when_its_task_is_over() {
        launched();
        seen(TaskChanges::running);
        loop.observe(Runs.ID, new StopRequested("enough"));
        assertThat(taken()).doesNotContainKey(Metric.RUNS_STOPPED);
        seen(task -> TaskChanges.exited(task, 143));
        assertThat(taken()).containsEntry(Metric.RUNS_STOPPED, 1.0);
    }
}
