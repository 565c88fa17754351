package dev.lifeline.lifecycle.ecs;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.container.ContainerStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsTaskTest {

    @ParameterizedTest(name = "{0}, exit code {1}, task started {2}: {3}")
    @CsvSource({
        "PENDING, -, false, NONE",
        "PENDING, -, true,  NONE",
        "RUNNING, -, false, RUNNING",
        "RUNNING, -, true,  RUNNING",
        "STOPPED, -, false, NONE",
        "STOPPED, -, true,  STOPPED",
        "STOPPED, 0, false, STOPPED",
        "STOPPED, 1, true,  STOPPED",
        "PENDING, 1, false, NONE",
        "RUNNING, 1, true,  RUNNING",
    })
    void a_container_has_come_as_far_as_its_status_and_its_exit_code_say(
            String status, String exitCode, boolean started, ContainerStatus reached) {
        Optional<Integer> code = exitCode.equals("-") ? Optional.empty() : Optional.of(Integer.valueOf(exitCode));
        EcsContainer app =
                new EcsContainer("app", EcsStatus.of(status), code, Optional.empty(), Optional.empty(), List.of());
        TaskSketch sketch = task("1", 4, "STOPPED").without("app").with(app);

        assertThat((started ? sketch.ran() : sketch).now().reachedBy(app)).isEqualTo(reached);
    }

    @Test
    void the_reasons_of_a_task_are_its_own_that_of_its_attachment_and_those_of_its_containers_in_this_order() {
        EcsTask task = stopping(Optional.of("own"), Optional.of("volume"));

        assertThat(task.reasons()).extracting(Reason::text).containsExactly("own", "volume", "of app", "of side");
        assertThat(stopping(Optional.empty(), Optional.of("volume")).reasons())
                .extracting(Reason::text)
                .containsExactly("volume", "of app", "of side");
        assertThat(stopping(Optional.of("own"), Optional.empty()).reasons())
                .extracting(Reason::text)
                .containsExactly("own", "of app", "of side");
        assertThat(task("1", 3, "RUNNING").now().reasons()).isEmpty();
    }

    @Test
    void a_reworded_task_says_all_of_its_reasons_in_other_words_and_differs_in_nothing_else() {
        EcsTask task = stopping(Optional.of("own"), Optional.of("volume"));

        EcsTask reworded = task.reworded(words -> words + "!");

        assertThat(reworded.reasons())
                .extracting(Reason::text)
                .containsExactly("own!", "volume!", "of app!", "of side!");
        assertThat(reworded.reworded(words -> words.replace("!", ""))).isEqualTo(task);
    }

    @Test
    void reasons_are_equal_that_say_the_same_to_the_letter() {
        assertThat(Reason.of("own")).isEqualTo(Reason.of("own")).hasSameHashCodeAs(Reason.of("own"));
        assertThat(Reason.of("own")).isNotEqualTo(Reason.of("Own")).isNotEqualTo("own");
        assertThat(Reason.of("own").hashCode()).isNotEqualTo(Reason.of("other").hashCode());
        assertThat(Reason.of("Own")).hasToString("Own");
    }

    private static EcsTask stopping(Optional<String> reason, Optional<String> attachment) {
        EcsTask task = task("1", 4, "STOPPED")
                .stopping("TaskFailedToStart", "x")
                .without("app")
                .with(container("app", "STOPPED", "of app"))
                .with(container("silent", "STOPPED"))
                .with(container("side", "STOPPED", "of side"))
                .now();
        return new EcsTask(
                ref("1"),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                Optional.of(new EcsTask.StopDetails(
                        Optional.of(StopCode.KnownStopCode.TASK_FAILED_TO_START),
                        reason.map(Reason::of),
                        attachment.map(Reason::of))),
                task.times(),
                task.placement(),
                task.containers());
    }
}
