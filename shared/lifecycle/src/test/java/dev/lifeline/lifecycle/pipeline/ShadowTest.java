package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation.Agreement;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two policies that differ in one field, over whole lives: exactly the differences in effect are reported. */
class ShadowTest extends ShadowScene {
    @Test
    void five_retries_beside_one_part_where_the_one_is_spent_with_a_guess_of_the_rest() {
        Decision last = fails(policy(budget(1, -1, -1, -1), RETRY), policy(budget(5, -1, -1, -1), RETRY))
                .getLast();
        assertThat(last.run().shadow().orElseThrow().parting().orElseThrow())
                .extracting(ShadowLife.Parting::attempt, ShadowLife.Parting::instead, ShadowLife.Parting::further)
                .containsExactly(
                        2,
                        "retry 2 of 5 of budget exit in 4 s",
                        "a guess from here on: if each further attempt ends like this one, it ends after attempt 6");
    }

    @Test
    void a_shorter_limit_parts_at_its_own_time_though_nothing_was_observed_then() {
        Timeouts limits = new Timeouts(Map.of(Known.RUNNING, Duration.ofSeconds(60)), Optional.empty());
        Scene scene = Scene.beside(base(), Policies.with(base(), limits))
                .accepted("1")
                .later(10)
                .sees(task("1", 3, "RUNNING"))
                .later(300)
                .sees(exited("1", 9, 0));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        ShadowLife.Parting parting =
                scene.run().shadow().orElseThrow().parting().orElseThrow();
        assertThat(parting.at()).isEqualTo(scene.now().minusSeconds(240));
        assertThat(parting.instead()).isEqualTo("the task was RUNNING for longer than 1 min: stopped");
        assertThat(parting.further()).isEqualTo("what follows is not known");
    }

    @Test
    void a_shadow_that_ends_the_run_is_said_to_and_the_run_goes_on() {
        Scene scene = Scene.beside(base(), policy(TWO, new Verdict.Fail()))
                .accepted("1")
                .sees(exited("1", 9, 1));
        assertThat(scene.last().explanation().shadow().orElseThrow().words())
                .isEqualTo("rule all does not retry EXIT_CODE; the run ends there, FAILED");
        assertThat(scene.backingOff()).isNotNull();
        scene.comesBack().accepted("2").sees(exited("2", 9, 0));
        assertThat(scene.ended().result()).isEqualTo(Phase.Result.SUCCEEDED);
        assertThat(scene.last().explanation().shadow()).isEmpty();
    }

    @Test
    void a_shadow_that_is_missed_when_a_rule_is_asked_begins_a_life_of_its_own_later() {
        Scene scene = Scene.beside(base(), base()).accepted("1");
        Circumstances circumstances = scene.circumstances();
        Decision missed = Supervisor.decide(
                scene.run(),
                new Observation.TaskSeen(1, exited("1", 9, 1).now()),
                circumstances.under(circumstances.policy()));
        assertThat(missed.run().shadow())
                .as("what it has spent is not known any more")
                .isEmpty();

        Decision again = Supervisor.decide(
                missed.run(), new Observation.TimePassed(), scene.later(60).circumstances());
        assertThat(again.run().shadow().orElseThrow().since()).isEqualTo(scene.now());
        assertThat(again.run().shadow().orElseThrow().spent())
                .isEqualTo(missed.run().spent());
    }

    @Test
    void what_no_rule_was_asked_about_is_compared_without_a_word() {
        Scene scene = Scene.beside(base(), base()).answered(new LaunchAnswer.TaskCreated(ref("1"), Optional.empty()));
        assertThat(scene.last().explanation().shadow()).isEmpty();
        assertThat(scene.run().shadow()).isPresent();
    }

    @Test
    void a_policy_that_only_watches_is_compared_as_if_it_did_what_it_says() {
        Policy watching = base().in(Mode.SHADOW);
        assertThat(Scene.beside(watching, base())
                        .accepted("1")
                        .sees(exited("1", 9, 1))
                        .last()
                        .explanation()
                        .shadow())
                .hasValueSatisfying(shadow -> assertThat(shadow.agreement()).isEqualTo(Agreement.SAME));
        assertThat(Scene.beside(watching, policy(TWO, new Verdict.Fail()))
                        .accepted("1")
                        .sees(exited("1", 9, 1))
                        .last()
                        .explanation()
                        .shadow())
                .hasValueSatisfying(shadow -> assertThat(shadow.agreement()).isEqualTo(Agreement.PARTS));
    }
}
