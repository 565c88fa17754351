package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchRecordStageTest {
    private static final LaunchRequest RECORDED =
            Scene.REQUEST.with(new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE", 1, 1))));
    private static final LaunchRecorded IN_FULL = new LaunchRecorded(new Adoption(RECORDED, List.of()));
    private static final TaskSketch FAILED =
            task("1", 4, "STOPPED").stopping("TaskFailedToStart", "CannotPullContainerError: i/o timeout");

    private static Scene adopted(MissingLaunchFact... gaps) {
        return Scene.adopted(List.of(gaps));
    }

    private static MissingLaunchFact gap(MissingLaunchFact.Availability kind) {
        return new MissingLaunchFact(kind, "its network is not told");
    }

    @ParameterizedTest
    @EnumSource
    void a_record_fills_every_gap_of_a_live_run_and_changes_nothing_at_once(MissingLaunchFact.Availability kind) {
        Scene scene = adopted(gap(kind)).observes(IN_FULL);

        assertThat(scene.run().gaps()).isEmpty();
        assertThat(scene.run().request()).isEqualTo(RECORDED);
        assertThat(scene.effects()).isEmpty();
        assertThat(scene.state()).isEqualTo(TaskState.PREPARING);
        assertThat(scene.last().explanation().observation()).isEqualTo("launch recorded");
        assertThat(scene.reason()).isEqualTo("a record shows how its task was launched");
    }

    @Test
    void what_the_record_does_not_tell_is_a_gap_since() {
        Scene scene = adopted(gap(MissingLaunchFact.Availability.AWAITED))
                .observes(new LaunchRecorded(new Adoption(
                        RECORDED,
                        List.of(new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, "its volume")))));

        assertThat(scene.reason()).isEqualTo("cannot be launched again faithfully: its volume");
        assertThat(scene.sees(FAILED).run().hasEnded()).isTrue();
    }

    @Test
    void the_same_record_again_changes_nothing() {
        Scene scene = adopted(gap(MissingLaunchFact.Availability.AWAITED))
                .observes(IN_FULL)
                .observes(IN_FULL);

        assertThat(scene.last().outcome()).isEqualTo(DecisionOutcome.STALE);
    }

    @Test
    void a_failed_attempt_waits_for_the_record_and_is_followed_by_another_once_it_came() {
        Scene scene =
                adopted(gap(MissingLaunchFact.Availability.AWAITED)).later(30).sees(FAILED);
        assertThat(scene.run().phase()).isInstanceOf(Phase.AwaitingRecord.class);
        assertThat(scene.reason()).endsWith("waits for the record of its launch");
        assertThat(scene.untilDue()).isEqualTo(Duration.ofMinutes(15).minusSeconds(30));
        assertThat(scene.run().spent()).isEmpty();

        scene.later(120).observes(IN_FULL);

        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.PULL_TRANSIENT);
        assertThat(scene.spent(BudgetGroup.PULL)).isEqualTo(1);
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(2));
        assertThat(scene.run().request()).isEqualTo(RECORDED);
    }

    @Test
    void a_record_that_does_not_come_is_waited_for_no_longer_than_its_time() {
        Scene scene =
                adopted(gap(MissingLaunchFact.Availability.AWAITED)).later(30).sees(FAILED);

        scene.comesBack();

        assertThat(scene.endedBy()).isEqualTo(Cause.PULL_TRANSIENT);
        assertThat(scene.reason())
                .startsWith("no record of its launch has come")
                .endsWith("cannot be launched again faithfully: its network is not told");
        assertThat(scene.observes(IN_FULL).last().outcome()).isEqualTo(DecisionOutcome.IGNORED);
    }

    @Test
    void an_attempt_that_fails_after_that_time_ends_its_run() {
        assertThat(adopted(gap(MissingLaunchFact.Availability.AWAITED))
                        .later(901)
                        .sees(FAILED)
                        .run()
                        .hasEnded())
                .isTrue();
    }

    @Test
    void no_record_is_waited_for_that_cannot_fill_all_gaps() {
        assertThat(adopted(gap(MissingLaunchFact.Availability.AWAITED), gap(MissingLaunchFact.Availability.LASTING))
                        .sees(FAILED)
                        .run()
                        .hasEnded())
                .isTrue();
    }

    @Test
    void a_user_stops_a_run_that_waits_for_its_record() {
        Scene scene = adopted(gap(MissingLaunchFact.Availability.AWAITED))
                .sees(FAILED)
                .userStops();

        assertThat(scene.ended().result()).isEqualTo(Phase.Result.STOPPED);
    }

    @Test
    void an_attempt_of_our_own_keeps_the_request_that_it_was_launched_with() {
        Scene scene = Scene.asked();
        assertThat(scene.observes(IN_FULL).last().outcome()).isEqualTo(DecisionOutcome.IGNORED);

        Scene backingOff = adopted().sees(FAILED);
        assertThat(backingOff.observes(IN_FULL).last().outcome()).isEqualTo(DecisionOutcome.IGNORED);

        backingOff.comesBack();
        assertThat(backingOff.observes(IN_FULL).run().request()).isEqualTo(Scene.REQUEST);
    }

    @Test
    void a_launch_of_others_that_was_refused_is_a_first_attempt_that_the_policy_judges() {
        Scene scene = Scene.adoptedRefused(new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY")), List.of());

        assertThat(scene.state()).isEqualTo(TaskState.REJECTED);
        assertThat(scene.reason()).startsWith("adopted; RunTask: RESOURCE:MEMORY");
        assertThat(scene.backingOff().cause().cause()).isEqualTo(Cause.CAPACITY);
        assertThat(scene.comesBack().effects()).containsExactly(new Effect.RunTask(2));
    }

    @Test
    void one_that_cannot_be_repeated_ends_at_once_and_says_why() {
        Scene scene = Scene.adoptedRefused(
                new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT")),
                List.of(gap(MissingLaunchFact.Availability.LASTING)));

        assertThat(scene.ended().reason()).isEqualTo("cannot be launched again faithfully: its network is not told");
    }
}
