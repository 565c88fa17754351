package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With several pending effects, an answer settles only its own effect. */
class AnswersTest {
    private static final LaunchAnswer REPLAYED = new LaunchAnswer.TaskCreated(ref("2"), Optional.empty());
    private static final LaunchAnswer NO_ANSWER = new LaunchAnswer.LaunchUnanswered("time-out");
    private static final StopAnswer ACCEPTED = new StopAnswer.StopAccepted(Optional.empty());
    private static final StopAnswer FAILED = new StopAnswer.StopFailed("Rate exceeded");

    @Test
    void an_answer_to_RunTask_leaves_the_stop_of_an_earlier_task_alone() {
        assertThat(owed(launching())).containsExactly("RunTask 2", "StopTask 1");
        assertThat(owed(launching().answered(REPLAYED))).containsExactly("StopTask 1", "DescribeTask 2");
        assertThat(owed(launching().answered(new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT")))))
                .containsExactly("StopTask 1");
        Scene unanswered = launching();
        Instant due = due(unanswered, "StopTask 1");
        assertThat(due(unanswered.answered(NO_ANSWER), "StopTask 1")).isEqualTo(due);
        assertThat(due(unanswered, "RunTask 2")).isBefore(due);
    }

    @Test
    void an_event_of_the_new_task_answers_RunTask_alone() {
        assertThat(owed(launching().sees(task("2", 1, "PENDING")))).containsExactly("StopTask 1");
        assertThat(owed(finding().sees(task("2", 1, "PENDING")))).containsExactly("StopTask 1");
    }

    @Test
    void without_a_RunTask_under_way_no_answer_of_it_is_waited_for() {
        Scene scene = launching().accepted("2");
        Run run = scene.run();
        assertThat(scene.answered(NO_ANSWER).run()).isEqualTo(run);
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.STALE);
        assertThat(scene.reason()).isEqualTo("no answer of RunTask is waited for");
    }

    @Test
    void an_answer_to_ListTasks_leaves_the_stop_of_an_earlier_task_alone() {
        assertThat(owed(finding())).containsExactly("StopTask 1", "FindTask 2");
        assertThat(owed(finding()
                        .found(new FindAnswer.TasksListed(
                                List.of(task("2", 1, "PROVISIONING").now())))))
                .containsExactly("StopTask 1");
        assertThat(owed(finding().found(new FindAnswer.NoneListed()))).containsExactly("StopTask 1", "FindTask 2");
        assertThat(owed(finding().later(330).found(new FindAnswer.NoneListed())))
                .containsExactly("StopTask 1", "RunTask 2");
    }

    @Test
    void an_answer_about_an_earlier_task_leaves_RunTask_alone() {
        assertThat(owed(stopAnswered(launching(), "1", ACCEPTED))).containsExactly("RunTask 2", "DescribeTask 1");
        assertThat(owed(stopAnswered(launching().later(300), "1", new StopAnswer.NothingToStop())))
                .doesNotContain("StopTask 1");
        Scene failed = launching();
        Instant due = due(failed, "RunTask 2");
        assertThat(due(stopAnswered(failed, "1", FAILED), "RunTask 2")).isEqualTo(due);
        assertThat(due(failed, "StopTask 1")).isBefore(due);
    }

    @Test
    void the_failure_of_a_stop_that_is_owed_no_longer_changes_nothing() {
        Scene scene = stopAnswered(launching(), "other", FAILED);
        assertThat(scene.reason()).isEqualTo("no answer of StopTask is waited for");
        assertThat(owed(scene)).containsExactly("RunTask 2", "StopTask 1");
    }

    @Test
    void a_stop_that_is_given_up_leaves_the_launch_alone() {
        Scene scene =
                launching().later((int) Limits.STANDARD.silence().refused().toSeconds());
        assertThat(owed(stopAnswered(scene, "1", FAILED)))
                .as("the token of RunTask is too old by now")
                .containsExactly("FindTask 2");
    }

    @Test
    void a_second_task_is_stopped_whatever_else_is_under_way() {
        Scene scene = launching().sees(1, task("1b", 1, "RUNNING"));
        assertThat(scene.effects())
                .containsExactly(
                        new Effect.StopTask(1, ref("1b"), "Stopped by Lifeline: attempt 1 of run nightly is over"));
    }

    @Test
    void the_own_task_and_a_second_one_are_stopped_each_for_itself() {
        Scene scene = stoppingTwo();
        assertThat(owed(scene)).containsExactly("StopTask second", "StopTask 1");
        assertThat(owed(stoppingTwo().stopAnswered(ACCEPTED))).containsExactly("StopTask second");
        assertThat(owed(stoppingTwo().stopAnswered(FAILED)))
                .containsExactly("StopTask second", "StopTask 1", "DescribeTask 1");
        assertThat(owed(stoppingTwo().sees(task("1", 4, "RUNNING")))).containsExactly("StopTask second", "StopTask 1");
        assertThat(owed(stoppingTwo().sees(stopping(4)))).containsExactly("StopTask second");
        assertThat(owed(stopAnswered(stoppingTwo(), "second", ACCEPTED)))
                .containsExactly("StopTask 1", "DescribeTask second");
    }

    @Test
    void the_probe_after_a_failed_stop_is_settled_for_itself() {
        Scene running = stoppingTwo().stopAnswered(FAILED).described(task("1", 4, "RUNNING"));
        assertThat(owed(running)).containsExactly("StopTask second", "StopTask 1");
        assertThat(wanted(running).asked())
                .as("only what ECS accepts and ignores is counted")
                .isEqualTo(1);

        Scene unknown = stoppingTwo().stopAnswered(FAILED);
        Instant due = due(unknown, "StopTask second");
        unknown.described(new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "time-out"));
        assertThat(due(unknown, "StopTask second")).isEqualTo(due);
        assertThat(unknown.untilDue()).isEqualTo(Duration.ofSeconds(1));
        assertThat(owed(stoppingTwo().stopAnswered(FAILED).sees(task("1", 4, "RUNNING"))))
                .containsExactly("StopTask second", "StopTask 1", "DescribeTask 1");
        assertThat(owed(stoppingTwo().stopAnswered(FAILED).sees(exited("1", 5, 143))))
                .containsExactly("StopTask second");
    }

    @Test
    void while_StopTask_has_no_answer_a_task_that_runs_is_not_stopped_again() {
        Scene scene = Scene.running().userStops().described(task("1", 4, "RUNNING"));
        assertThat(owed(scene)).containsExactly("StopTask 1");
        assertThat(wanted(scene).asked()).isEqualTo(1);
    }

    @Test
    void what_ECS_says_anew_of_a_task_that_is_being_stopped_is_taken_over() {
        Scene scene = Scene.running()
                .userStops()
                .stopAnswered(
                        new StopAnswer.StopAccepted(Optional.of(stopping(4).now())));
        assertThat(scene.run().attempt().seen()).contains(stopping(4).now());
        assertThat(scene.reason()).isEqualTo("StopTask was accepted; task is RUNNING");

        Scene same = Scene.running()
                .userStops()
                .stopAnswered(new StopAnswer.StopAccepted(
                        Optional.of(task("1", 3, "RUNNING").now())));
        assertThat(same.reason()).isEqualTo("StopTask was accepted");
        assertThat(same.last().outcome()).isEqualTo(Decision.DecisionOutcome.APPLIED);
    }

    @Test
    void what_ECS_says_again_of_a_silent_task_is_nothing_new() {
        Scene scene = Scene.running().later(900);
        assertThat(scene.described(task("1", 3, "RUNNING")).reason()).isEqualTo("ECS says nothing new");
        assertThat(scene.described(task("1", 4, "RUNNING")).reason()).isEqualTo("ECS says that the task is RUNNING");
    }

    @Test
    void what_RunTask_answers_late_is_taken_over_if_it_is_news() {
        LaunchAnswer news = new LaunchAnswer.TaskCreated(
                ref("1"), Optional.of(task("1", 9, "RUNNING").now()));
        assertThat(Scene.launched().answered(news).state()).isEqualTo(TaskState.RUNNING);
        LaunchAnswer same = new LaunchAnswer.TaskCreated(
                ref("1"), Optional.of(task("1", 3, "RUNNING").now()));
        assertThat(Scene.running().answered(same).reason())
                .isEqualTo("RunTask made task 1, as an event already showed");
        assertThat(Scene.running().last().outcome()).isEqualTo(Decision.DecisionOutcome.APPLIED);
    }

    @Test
    void a_refusal_of_RunTask_says_nothing_of_a_task_that_was_seen() {
        Scene scene = Scene.running();
        Run run = scene.run();
        assertThat(scene.answered(new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT")))
                        .run())
                .isEqualTo(run);
        assertThat(scene.reason()).isEqualTo("RunTask: AGENT, but the task exists");
    }

    @Test
    void an_attempt_that_is_lost_takes_what_was_owed_for_it_along_and_nothing_else() {
        assertThat(owed(launching()
                        .sees(task("2", 1, "RUNNING").on("i-1"))
                        .observes(new Observation.InstanceLost("i-1"))))
                .containsExactly("StopTask 1");
        Scene stopping = Scene.running().sees(task("1", 4, "RUNNING").on("i-1")).userStops();
        assertThat(owed(stopping)).containsExactly("StopTask 1");
        assertThat(owed(stopping.observes(new Observation.InstanceLost("i-1")))).isEmpty();
    }

    @Test
    void what_is_said_of_an_attempt_that_is_over_changes_nothing() {
        Scene scene = Scene.launched().sees(EndTest.pullFails("1"));
        Run run = scene.run();
        assertThat(scene.described(new DescribeAnswer.TaskMissing()).run()).isEqualTo(run);
        assertThat(scene.last().outcome()).isEqualTo(Decision.DecisionOutcome.IGNORED);
        assertThat(scene.reason()).isEqualTo("the attempt is over");
    }

    /** The second attempt waits for RunTask's answer; the first one's task was seen alive and is to be stopped. */
    private static Scene launching() {
        return Scene.launched().sees(EndTest.pullFails("1")).comesBack().sees(1, task("1", 9, "RUNNING"));
    }

    /** The same, so much later that ECS is asked whether the second task exists. */
    private static Scene finding() {
        return launching().timePasses(55 * 60 + 1);
    }

    /** A user stops the run while a second task of the attempt is being stopped already. */
    private static Scene stoppingTwo() {
        return Scene.running().sees(task("second", 1, "RUNNING")).userStops();
    }

    private static TaskSketch stopping(long version) {
        return task("1", version, "RUNNING").stopping("UserInitiated", "Stopped by Lifeline");
    }

    private static Scene stopAnswered(Scene scene, String task, StopAnswer answer) {
        return scene.observes(new Observation.StopAnswered(1, ref(task), answer));
    }

    private static Stop.Wanted wanted(Scene scene) {
        return (Stop.Wanted) scene.run().attempt().stop();
    }

    private static List<String> owed(Scene scene) {
        return scene.run().pending().stream()
                .map(pending -> words(pending.effect()))
                .toList();
    }

    private static Instant due(Scene scene, String effect) {
        return scene.run().pending().stream()
                .filter(pending -> words(pending.effect()).equals(effect))
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    /** The call, and the attempt or task that it is about. */
    private static String words(Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> "RunTask " + run.attempt();
            case Effect.StopTask stop -> "StopTask " + stop.task().id();
            case Effect.DescribeTask describe ->
                "DescribeTask " + describe.task().id();
            case Effect.FindTask find -> "FindTask " + find.attempt();
            case Effect.SendCallback send -> "SendCallback " + send.callback();
        };
    }
}
