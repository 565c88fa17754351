package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.container.ContainerError;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerErrorsTest {
    private static final String MEMORY = "OutOfMemoryError: killed";
    private static final String NEW = "BrandnewError: x";

    @Test
    void an_error_that_names_no_transition_is_kept_and_stops_nothing() {
        Scene scene = Scene.running().sees(running(4, container("app", "RUNNING", NEW)));

        assertThat(scene.run().attempt().applyingErrors()).isEqualTo(Map.of("app", error(NEW)));
        assertThat(scene.state()).isEqualTo(TaskState.RUNNING);
        assertThat(scene.effects()).isEmpty();
    }

    @Test
    void of_each_container_the_first_error_is_kept() {
        Scene scene = Scene.running()
                .sees(running(4, container("app", "RUNNING", NEW)))
                .sees(running(5, container("app", "RUNNING", MEMORY)).with(container("side", "STOPPED", MEMORY)));

        assertThat(scene.run().attempt().applyingErrors()).isEqualTo(Map.of("app", error(NEW), "side", error(MEMORY)));
    }

    private static TaskSketch running(long version, EcsContainer app) {
        return task("1", version, "RUNNING").without("app").with(app);
    }

    private static ContainerError error(String reason) {
        return ContainerError.parse(reason).orElseThrow();
    }
}
