package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The effect of a host's events on its tasks. */
class InstanceTest {
    private static final Effect QUESTION = new Effect.DescribeTask(1, ref("1"));

    private static Scene on(String instance) {
        return Scene.running().sees(task("1", 4, "RUNNING").on(instance));
    }

    @Test
    void ECS_is_asked_at_once_about_a_task_on_an_impaired_instance() {
        Scene scene = on("i-1").observes(new InstanceImpaired("i-1"));

        assertThat(scene.effects()).containsExactly(QUESTION);
        assertThat(scene.last().outcome()).isEqualTo(DecisionOutcome.APPLIED);
        assertThat(scene.reason()).isEqualTo("container instance i-1 is impaired: asking ECS how the task is");
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void ECS_is_not_asked_twice_at_once() {
        Scene scene = Scene.asked().sees(task("1", 2, "RUNNING").on("i-1"));
        PendingEffect asked = new PendingEffect(QUESTION, scene.now().plusSeconds(30), scene.now(), 1);

        Decision decision = Supervisor.decide(
                scene.run().withPending(List.of(asked)), new InstanceImpaired("i-1"), scene.circumstances());

        assertThat(decision.outcome()).isEqualTo(DecisionOutcome.IGNORED);
        assertThat(decision.effects()).isEmpty();
    }

    @Test
    void a_task_on_another_instance_or_one_that_is_over_has_nothing_to_do_with_it() {
        for (Scene scene : List.of(on("i-2"), on("i-1").sees(exited("1", 5, 0).on("i-1")), Scene.running())) {
            Run run = scene.run();
            for (Observation news : List.of(new InstanceImpaired("i-1"), new InstanceLost("i-1"))) {
                assertThat(scene.observes(news).last().outcome()).isEqualTo(DecisionOutcome.IGNORED);
                assertThat(scene.effects()).isEmpty();
                assertThat(scene.run()).isEqualTo(run);
            }
        }
    }

    @Test
    void a_task_whose_instance_is_gone_is_lost() {
        assertThat(on("i-1").observes(new InstanceLost("i-1")).state()).isEqualTo(TaskState.ORPHANED);
    }
}
