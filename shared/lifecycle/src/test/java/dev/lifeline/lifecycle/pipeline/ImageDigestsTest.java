package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageDigestsTest {
    private static final String FIRST = "sha256:" + "a".repeat(64);
    private static final String SECOND = "sha256:" + "b".repeat(64);

    /** Attempt 1 ran {@link #FIRST} and lost its host; attempt 2 is asked for. */
    private static Scene secondAttempt() {
        Scene scene = Scene.asked();
        scene.observes(new TaskSeen(1, running(task("1", 3, "RUNNING").now(), FIRST)));
        scene.observes(new TaskSeen(
                1,
                running(
                        exited("1", 5, 0)
                                .stopping("SpotInterruption", "Your Spot Task was interrupted.")
                                .now(),
                        FIRST)));
        return scene.comesBack();
    }

    private static EcsTask running(EcsTask task, String digest) {
        return new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                task.placement(),
                task.containers().stream()
                        .map(container -> new EcsContainer(
                                container.name(),
                                container.status(),
                                container.exitCode(),
                                container.reason(),
                                container.runtimeId(),
                                container.ports(),
                                Optional.of(digest)))
                        .toList());
    }

    @Test
    void a_past_attempt_keeps_the_images_that_it_ran() {
        assertThat(secondAttempt().run().past())
                .singleElement()
                .satisfies(past -> assertThat(past.images()).isEqualTo(Map.of("app", FIRST)));
    }

    @Test
    void an_attempt_that_runs_another_image_than_the_one_before_says_so_once() {
        Scene scene = secondAttempt();
        scene.observes(new TaskSeen(2, running(task("2", 3, "RUNNING").now(), SECOND)));
        assertThat(scene.last().explanation().reason())
                .contains("container app runs image sha256:bbbbbbbbbbbb, and attempt 1 ran sha256:aaaaaaaaaaaa");

        scene.observes(new TaskSeen(2, running(exited("2", 5, 0).now(), SECOND)));
        assertThat(scene.last().explanation().reason()).doesNotContain("runs image");
    }

    @Test
    void an_attempt_that_runs_the_same_image_or_whose_image_is_not_reported_says_nothing() {
        Scene same = secondAttempt();
        same.observes(new TaskSeen(2, running(task("2", 3, "RUNNING").now(), FIRST)));
        assertThat(same.last().explanation().reason()).doesNotContain("runs image");

        Scene unreported = secondAttempt();
        unreported.observes(new TaskSeen(2, task("2", 3, "RUNNING").now()));
        assertThat(unreported.last().explanation().reason()).doesNotContain("runs image");
    }
}
