package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import dev.lifeline.lifecycle.decision.RunReport.Stage;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every output says about a run, at each stage of its life. */
class RunReportTest {
    private static final Finding SUCCESS = new Finding(
            Optional.empty(), Optional.empty(), "container app exited with 0", Optional.of("app"), Optional.of(0));

    private static final Policy RETRYING =
            Policies.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.EXIT)));

    @Test
    void a_run_under_way_has_neither_a_result_nor_a_finding() {
        Scene scene = Scene.running();

        RunReport report = RunReport.of(scene.run());

        assertThat(report)
                .isEqualTo(new RunReport(
                        Scene.ID,
                        1,
                        scene.run().policy(),
                        Stage.ATTEMPTING,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        TaskState.RUNNING,
                        Optional.of(ref("1")),
                        scene.run().next(),
                        ""));
        assertThat(report.next()).isPresent();
    }

    @Test
    void a_run_whose_attempt_is_being_stopped_says_why() {
        Finding finding =
                RunReport.of(Scene.running().userStops().run()).finding().orElseThrow();

        assertThat(finding.cause()).contains(Cause.USER_STOP);
        assertThat(finding.decidedBy()).contains("requested");
        assertThat(finding.evidence()).isEqualTo("no longer needed");
        assertThat(finding.container()).isEmpty();
    }

    @Test
    void a_run_between_two_attempts_says_why_the_last_one_ended() {
        Scene scene = Scene.running(RETRYING).sees(exited("1", 5, 3));

        RunReport report = RunReport.of(scene.run());

        assertThat(report.stage()).isEqualTo(Stage.BACKING_OFF);
        assertThat(report.result()).isEmpty();
        assertThat(report.finding())
                .contains(new Finding(
                        Optional.of(Cause.EXIT_CODE),
                        Optional.of("exit-code"),
                        "container app exited with 3",
                        Optional.of("app"),
                        Optional.of(3)));
        assertThat(report.attempts()).isEqualTo(1);
        assertThat(report.state()).isEqualTo(TaskState.FAILED);
        assertThat(RunReport.of(scene.comesBack().run()).attempts()).isEqualTo(2);
        assertThat(RunReport.of(scene.run()).task()).isEmpty();
    }

    @Test
    void a_run_that_waits_for_the_record_of_its_launch_says_why_it_needs_another() {
        Scene scene = Scene.adopted(
                        List.of(new MissingLaunchFact(MissingLaunchFact.Availability.AWAITED, "its network")))
                .sees(task("1", 4, "STOPPED").stopping("TaskFailedToStart", "CannotPullContainerError: i/o timeout"));

        RunReport report = RunReport.of(scene.run());

        assertThat(report.stage()).isEqualTo(Stage.AWAITING_RECORD);
        assertThat(report.finding().flatMap(Finding::cause)).contains(Cause.PULL_TRANSIENT);
    }

    @Test
    void a_run_that_failed_says_why_and_why_there_is_no_other_attempt() {
        Scene scene = Scene.running().sees(exited("1", 5, 3));

        RunReport report = RunReport.of(scene.run());

        assertThat(report.stage()).isEqualTo(Stage.ENDED);
        assertThat(report.result()).contains(Phase.Result.FAILED);
        assertThat(report.finding().flatMap(Finding::cause)).contains(Cause.EXIT_CODE);
        assertThat(report.reason()).isNotEmpty().isEqualTo(scene.ended().reason());
        assertThat(report.next()).isEmpty();
    }

    @Test
    void a_success_rests_on_an_essential_container_that_exited_with_0() {
        TaskSketch beside =
                exited("1", 5, 0).without("app").with(container("log", 0)).with(container("app", 0));
        Scene scene = Scene.running().sees(beside);

        RunReport report = RunReport.of(scene.run());

        assertThat(report.result()).contains(Phase.Result.SUCCEEDED);
        assertThat(report.finding()).contains(SUCCESS);
    }

    @Test
    void of_containers_that_may_all_be_essential_a_success_rests_on_one_that_exited_with_0() {
        TaskSketch stopped =
                exited("1", 5, 0).without("app").with(container("log", 143)).with(container("app", 0));
        Run run = Supervisor.adopt(
                        Scene.IDENTITY,
                        new Adoption(Requests.of(new Essentials.EssentialsUnknown()), List.of()),
                        stopped.now(),
                        Scene.asked().circumstances())
                .run();

        assertThat(RunReport.of(run).finding()).contains(SUCCESS);
    }

    @Test
    void a_success_that_a_rule_declares_rests_on_no_exit_code() {
        Scene scene = Scene.running(Policies.of(new Rule("fine", List.of(), new Verdict.Succeed())))
                .sees(exited("1", 5, 3));

        RunReport report = RunReport.of(scene.run());

        assertThat(report.result()).contains(Phase.Result.SUCCEEDED);
        assertThat(report.finding()).isEqualTo(scene.ended().cause().map(Finding::of));
    }

    @Test
    void after_a_decision_its_own_finding_and_reason_go_before_what_the_run_remembers() {
        Scene scene = Scene.running(RETRYING).sees(exited("1", 5, 3)).userStops();
        Explanation stopped = scene.last().explanation();
        Run failed = Scene.running(RETRYING).sees(exited("1", 5, 3)).run();
        Explanation judged =
                Scene.running(RETRYING).sees(exited("1", 5, 4)).last().explanation();

        assertThat(RunReport.of(failed, judged).finding().flatMap(Finding::exitCode))
                .contains(4);
        assertThat(RunReport.of(failed, judged).reason()).isEqualTo(judged.reason());
        assertThat(stopped.cause()).as("the decision has none of its own").isEmpty();
        assertThat(RunReport.of(failed, stopped).finding().flatMap(Finding::exitCode))
                .contains(3);
    }

    @Test
    void what_is_added_to_an_explanation_stands_behind_its_reason_and_changes_nothing_else() {
        Explanation why = Scene.running().sees(exited("1", 5, 3)).last().explanation();

        Explanation more = why.and("saved late");

        assertThat(more.reason()).isEqualTo(why.reason() + "; saved late");
        assertThat(more).usingRecursiveComparison().ignoringFields("reason").isEqualTo(why);
    }

    @Test
    void the_next_generation_says_so() {
        Scene ended = Scene.running().sees(exited("1", 5, 3));
        Identity next = ended.run().identity().next(new Namespace("test"), 8, "invocation-2");
        Decision again = Supervisor.relaunch(ended.run(), next, LaunchOrder.of(Scene.REQUEST), ended.circumstances());

        assertThat(RunReport.of(again.run(), again.explanation()).generation()).isEqualTo(2);
    }
}
