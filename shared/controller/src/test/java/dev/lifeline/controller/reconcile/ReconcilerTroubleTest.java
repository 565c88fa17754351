package dev.lifeline.controller.reconcile;

import static dev.lifeline.controller.testing.Calls.Call.DUE;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.reconcile.RoundReport.FailedRun;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What keeps one run from being reconciled keeps no other. */
class ReconcilerTroubleTest extends ReconcilerScene {
    @Test
    void a_run_that_is_gone_since_is_passed_over() {
        RunId gone = launched("gone");
        launched("there");
        world.clock.advance(LEASE);
        world.store.freezeIndex();
        loop.observe(
                gone.key(),
                new LaunchAnswered(
                        1, new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no such cluster", 400))));
        world.store.delete(gone);

        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(2, 1, List.of()));

        assertThat(launches()).containsExactly("there");
    }

    @Test
    void a_run_under_contention_keeps_no_other_waiting() {
        RunId contended = launched("contended");
        launched("quiet");
        world.clock.advance(LEASE);
        world.store.beforeEverySave(() -> world.store.touch(contended));

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(launches()).containsExactly("quiet");
        assertThat(round.looked()).isEqualTo(2);
        assertThat(round.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.run()).isEqualTo(contended.key());
            assertThat(failure.cause()).isInstanceOf(Contention.class);
        });
    }

    @Test
    void a_record_that_cannot_be_read_keeps_no_other_waiting_and_is_tried_once_a_round() {
        RunId broken = launched("broken");
        launched("whole");
        world.clock.advance(LEASE);
        IllegalArgumentException error = new IllegalArgumentException("run broken: no phase Resting");
        world.store.breakRecord(broken, error);

        assertThat(reconciler.reconcile(MINUTE))
                .isEqualTo(new RoundReport(2, 1, List.of(new FailedRun(broken.key(), error))));

        assertThat(launches()).containsExactly("whole");
        assertThat(world.calls.count(LOAD)).isEqualTo(2);
    }

    @Test
    void more_broken_records_than_a_question_returns_keep_no_other_waiting() {
        IntStream.range(0, 120)
                .forEach(number -> world.store.breakRecord(
                        launched("broken-" + number), new IllegalArgumentException("cannot be read")));
        world.clock.advance(Duration.ofSeconds(1));
        launched("whole");
        world.clock.advance(LEASE);

        assertThat(reconciler.reconcile(MINUTE).failures()).hasSize(120);

        assertThat(launches()).containsExactly("whole");
    }

    @Test
    void a_policy_that_is_gone_fails_its_own_runs_alone() {
        RunId orphan = launched("orphan", "prod", "always");
        launched("other");
        world.clock.advance(LEASE);
        PolicySource forgetful = new PolicySource() {
            @Override
            public Optional<Policy> policy(PolicyRef ref) {
                return latest(ref.name());
            }

            @Override
            public Optional<Policy> latest(String name) {
                return PolicySource.builtIn().latest(name).filter(policy -> !name.equals("always"));
            }

            @Override
            public List<String> names() {
                return PolicySource.builtIn().names();
            }
        };
        Reconciler forgetting =
                RunController.in(world.controllerPorts(forgetful)).reconciler();

        RoundReport round = forgetting.reconcile(MINUTE);

        assertThat(launches()).containsExactly("other");
        assertThat(round.failures()).extracting(FailedRun::run).containsExactly(orphan.key());
        assertThat(round.failures().getFirst().cause()).hasMessage("policy always@0 does not exist; put it again");
    }

    @Test
    void a_failure_while_answers_are_saved_keeps_no_other_waiting() {
        RunId contended = launched("contended");
        RunId quiet = launched("quiet");
        world.clock.advance(LEASE);
        reconciler.reconcile(MINUTE);
        world.clock.advance(CHECK);
        world.store.beforeEverySave(() -> world.store.touch(contended));

        RoundReport round = reconciler.reconcile(MINUTE);

        assertThat(round.failures()).extracting(FailedRun::run).containsExactly(contended.key());
        assertThat(run(quiet).attempt().contact().checkAt())
                .isEqualTo(world.clock.instant().plus(CHECK));
    }

    @Test
    void a_store_that_cannot_be_reached_for_one_run_fails_that_run_and_is_made_up_for() {
        RunId unlucky = launched("unlucky");
        launched("lucky");
        world.clock.advance(LEASE);
        world.store.failNext(LOAD, 1);

        RoundReport round = reconciler.reconcile(MINUTE);
        assertThat(round.failures()).extracting(FailedRun::run).containsExactly(unlucky.key());
        assertThat(round.failures().getFirst().cause()).isInstanceOf(StoreUnavailable.class);

        assertThat(reconciler.reconcile(MINUTE)).isEqualTo(new RoundReport(1, 1, List.of()));
        assertThat(launches()).containsExactly("lucky", "unlucky");
    }

    @Test
    void a_store_that_cannot_tell_what_is_due_fails_the_round() {
        world.store.failNext(DUE, 1);

        assertThatThrownBy(() -> reconciler.reconcile(MINUTE)).isInstanceOf(StoreUnavailable.class);
    }
}
