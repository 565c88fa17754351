package dev.lifeline.lifecycle.cause;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of the texts of a stopped task decide. The corpus tests single texts. */
class CauseOfTaskTest {
    private static final String DENIED = "CannotPullContainerError: pull access denied for x";
    private static final String BROKEN = "CannotPullContainerError: i/o timeout";

    @Test
    void the_reason_of_an_attachment_says_what_the_tasks_own_does_not() {
        EcsTask.StopDetails stop = new EcsTask.StopDetails(
                Optional.of(StopCode.KnownStopCode.TASK_FAILED_TO_START),
                Optional.of(Reason.of("Task failed to start")),
                Optional.of(Reason.of("EBS volume creation failed: access denied")));

        Classification why = classify(stop, container("app", "STOPPED"));

        assertThat(why.symptom()).isEqualTo(new Symptom(FailurePhase.VOLUME, FailureCondition.DENIED));
        assertThat(why.evidence()).startsWith("EBS volume");
        assertThat(why.container()).isEmpty();
    }

    @Test
    void of_texts_that_mean_the_same_the_first_is_the_evidence() {
        assertThat(classify(reason(BROKEN), container("app", "STOPPED", BROKEN)).container())
                .isEmpty();
        assertThat(classify(reason("x"), container("app", "STOPPED", BROKEN), container("side", "STOPPED", BROKEN))
                        .container())
                .contains("app");
        assertThat(classify(reason("x"), container("side", "STOPPED", BROKEN), container("app", "STOPPED", BROKEN))
                        .container())
                .contains("side");
    }

    @Test
    void of_texts_that_differ_in_meaning_the_one_higher_in_the_table_is_the_evidence() {
        assertThat(classify(reason("x"), container("app", "STOPPED", BROKEN), container("side", "STOPPED", DENIED)))
                .isEqualTo(classify(
                        reason("x"), container("side", "STOPPED", DENIED), container("app", "STOPPED", BROKEN)));
    }

    private static EcsTask.StopDetails reason(String text) {
        return new EcsTask.StopDetails(
                Optional.of(StopCode.KnownStopCode.TASK_FAILED_TO_START),
                Optional.of(Reason.of(text)),
                Optional.empty());
    }

    private static Classification classify(EcsTask.StopDetails stop, EcsContainer... containers) {
        EcsTask task = task("1", 4, "STOPPED").now();
        return CauseCatalog.standard()
                .classify(
                        new EcsTask(
                                task.ref(),
                                task.version(),
                                task.lastStatus(),
                                task.desiredStatus(),
                                Optional.of(stop),
                                task.times(),
                                task.placement(),
                                List.of(containers)),
                        new Essentials.EssentialsUnknown());
    }
}
