package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds after every decision.
 *
 * @param adopted whether the run's first task is a foreign one
 */
record Invariants(Run before, Observation observation, Circumstances circumstances, boolean adopted) {

    void hold(Decision decision) {
        Run after = decision.run();
        assertThat(Supervisor.decide(before, observation, circumstances))
                .as("decided twice, decided alike")
                .isEqualTo(decision);
        attempts(after);
        ended(after);
        watched(after);
        woken(decision);
        budgets(after);
        intents(decision);
        modes(decision);
        repeated(decision);
        new ShadowDecidesNothing(before, observation, circumstances).hold(decision);
        requested(after);
        new Waiting(before, after, observation, circumstances).hold(decision);
        StrangersUntouched.hold(decision);
        if (decision.outcome() != DecisionOutcome.APPLIED) {
            assertThat(after).as("what is no news changes nothing").isEqualTo(before);
            assertThat(decision.effects()).isEmpty();
        }
        assertThat(decision.explanation().reason()).as("all is explained").isNotEmpty();
    }

    /** Everything that a run waits for wakes it, except a silent task and a call in progress. */
    private static void woken(Decision decision) {
        Run after = decision.run();
        Optional<Instant> deadline = after.deadline();
        boolean isCheck =
                deadline.filter(after.attempt().contact().checkAt()::equals).isPresent();
        boolean isLease = after.pending().stream()
                .filter(pending -> decision.effects().contains(pending.effect()))
                .anyMatch(pending -> deadline.filter(pending.dueAt()::equals).isPresent());
        if (isCheck || isLease) {
            assertThat(decision.wake().filter(deadline.orElseThrow()::isAfter))
                    .as("no timer goes off before the deadline")
                    .isEmpty();
        } else {
            assertThat(decision.wake()).as("what is waited for").isEqualTo(deadline);
        }
    }

    private void requested(Run after) {
        boolean ours = before.attempt().number() > 1
                || before.pending().stream().anyMatch(pending -> launches(pending.effect(), 1));
        if (ours && observation instanceof Observation.LaunchRecorded) {
            assertThat(after.request())
                    .as("a record changes no request that Lifeline launched by")
                    .isEqualTo(before.request());
        }
    }

    private void attempts(Run after) {
        int attempt = after.attempt().number();
        int begun = attempt - before.attempt().number();
        assertThat(begun).as("attempts grow by one").isBetween(0, 1);
        assertThat(attempt)
                .as("the hard limit")
                .isLessThanOrEqualTo(circumstances.limits().attempts());
        assertThat(begun == 1 && byUser(before)).as("a user's stop is final").isFalse();
        assertThat(after.attempt().isHanging())
                .as("a task that hangs is of an attempt that is over, and goes before the next")
                .isEqualTo(after.attempt().isHanging() && after.attempt().isOver() && begun == 0);
        assertThat(begun == 1 && before.attempt().isHanging() && observation instanceof TimePassed)
                .as("time alone begins no attempt while the task before hangs")
                .isEqualTo(begun == 1 && before.attempt().isHanging() && givenUp(after));
        if (begun == 0) {
            assertThat(after.attempt().status().state().number())
                    .as("states only grow")
                    .isGreaterThanOrEqualTo(before.attempt().status().state().number());
        }
        assertThat(after.past()).as("each attempt is kept").hasSize(attempt - 1);
        assertThat(after.past())
                .as("at most one attempt is not over")
                .allMatch(past -> past.state().terminal());
        assertThat(after.attempt().isOver())
                .as("over, unless it is under way")
                .isEqualTo(!(after.phase() instanceof Phase.Attempting));
    }

    private void ended(Run after) {
        if (before.hasEnded()) {
            assertThat(after.phase()).as("an ended run stays ended").isEqualTo(before.phase());
            assertThat(after.attempt().status()).isEqualTo(before.attempt().status());
            assertThat(after.spent()).isEqualTo(before.spent());
        }
    }

    private void watched(Run after) {
        assertThat(after.deadline().isPresent() || after.hasEnded())
                .as("a run that has not ended has a deadline")
                .isTrue();
        if (after.attempt().isHanging() && !after.isAsking()) {
            assertThat(after.deadline())
                    .as("a task that hangs is looked at in time")
                    .hasValueSatisfying(due -> assertThat(due)
                            .isBeforeOrEqualTo(after.attempt().contact().checkAt()));
        }
        if (!(after.phase() instanceof Phase.Attempting)) {
            return;
        }
        int attempt = after.attempt().number();
        boolean watched = switch (after.attempt().launch()) {
            case Launch.Unasked unasked -> false;
            case Launch.Refused refused -> false;
            case Launch.Asked asked ->
                after.pending().stream().map(PendingEffect::effect).anyMatch(effect -> launches(effect, attempt));
            case Launch.Launched launched ->
                after.isAsking()
                        || after.deadline()
                                .filter(due ->
                                        !due.isAfter(after.attempt().contact().checkAt()))
                                .isPresent();
        };
        assertThat(watched)
                .as("an attempt is asked for, or its task is looked at in time")
                .isTrue();
    }

    private void budgets(Run after) {
        int charged = retries(after) - retries(before);
        assertThat(charged).as("one retry at a time").isBetween(0, 1);
        assertThat(retries(after) - after.past().size())
                .as("each retry is paid for, by the time that it is waited for")
                .isBetween(0, 1);
        after.spent().forEach((group, spent) -> {
            Budget budget = circumstances.policy().budget(group);
            int counted = budget.window()
                    .map(span -> within(spent, circumstances.now().minus(span)))
                    .orElse(spent.retries());
            assertThat(counted).as("budget %s", group).isLessThanOrEqualTo(budget.retries());
            if (!spent.equals(before.spent(group))) {
                assertThat(budget.within()
                                .filter(limit -> circumstances
                                        .now()
                                        .isAfter(before.created().plus(limit))))
                        .as("budget %s is spent in time", group)
                        .isEmpty();
            }
        });
    }

    private static int retries(Run run) {
        return run.spent().values().stream().mapToInt(Spent::retries).sum();
    }

    private static int within(Spent spent, Instant start) {
        return (int) spent.recent().stream().filter(start::isBefore).count();
    }

    private void intents(Decision decision) {
        Run after = decision.run();
        List<Effect> pending =
                after.pending().stream().map(PendingEffect::effect).toList();
        assertThat(pending).as("owed once").doesNotHaveDuplicates();
        assertThat(decision.effects()).as("given out once").doesNotHaveDuplicates();
        assertThat(decision.effects().stream().allMatch(Invariants::isUnsaved)
                        || Change.between(before, after) == Change.SUBSTANCE)
                .as("what is done is worth a write")
                .isTrue();
        assertThat(decision.effects())
                .as("what is done is saved before, what is only asked need not be")
                .allMatch(effect -> isUnsaved(effect) || pending.contains(effect));
        assertThat(after.pending().stream().filter(owed -> decision.effects().contains(owed.effect())))
                .as("given out, and leased")
                .allMatch(owed -> owed.tries() > 0 && owed.dueAt().isAfter(circumstances.now()));
        Stream.concat(pending.stream(), decision.effects().stream())
                .filter(effect -> effect instanceof Effect.RunTask || effect instanceof Effect.FindTask)
                .forEach(effect -> assertThat(launches(effect, after.attempt().number())
                                && !after.attempt().isOver())
                        .as("only the current attempt is launched, while it is not over")
                        .isTrue());
        if (after.attempt().stop() instanceof Stop.Wanted wanted) {
            assertThat(wanted.asked())
                    .as("StopTasks")
                    .isLessThanOrEqualTo(circumstances.limits().stops());
        }
    }

    private void modes(Decision decision) {
        if (circumstances.policy().mode() == Mode.ENFORCE) {
            return;
        }
        assertThat(decision.effects())
                .as("without enforcement nothing is launched or stopped but what a user wants")
                .allMatch(effect -> switch (effect) {
                    case Effect.RunTask run -> run.attempt() == 1 && !adopted;
                    case Effect.StopTask stop -> byUser(decision.run());
                    case Effect.DescribeTask describe -> true;
                    case Effect.FindTask find -> true;
                    case Effect.SendCallback send -> true;
                });
    }

    /** At the same instant nothing is left to do after a decision, and the same observation is no news. */
    private void repeated(Decision decision) {
        if (observation instanceof TimePassed) {
            Decision again = Supervisor.decide(decision.run(), observation, circumstances);
            assertThat(again.run()).as("the same instant again").isEqualTo(decision.run());
            assertThat(again.effects()).allMatch(Effect.DescribeTask.class::isInstance);
            assertThat(decision.run().deadline())
                    .as("time that is over is no deadline, unless for a question that is asked now")
                    .matches(due -> !again.effects().isEmpty()
                            || due.isEmpty()
                            || due.get().isAfter(circumstances.now()));
        }
        boolean ofAttempt = observation instanceof TaskSeen seen
                && seen.attempt() <= before.attempt().number();
        if (ofAttempt) {
            Decision again = Supervisor.decide(decision.run(), observation, circumstances);
            assertThat(again.run()).as("the same version again").isEqualTo(decision.run());
            assertThat(again.effects()).isEmpty();
        }
    }

    /** A question, or a heartbeat. */
    private static boolean isUnsaved(Effect effect) {
        return effect instanceof Effect.DescribeTask
                || (effect instanceof Effect.SendCallback send && send.news() == CallbackNews.ALIVE);
    }

    private static boolean givenUp(Run after) {
        return after.past().getLast().stoppedAgain();
    }

    private static boolean byUser(Run run) {
        if (run.phase() instanceof Phase.Ended ended) {
            return ended.result() == Phase.Result.STOPPED;
        }
        return run.attempt().stop() instanceof Stop.Wanted wanted && wanted.byUser();
    }

    private static boolean launches(Effect effect, int attempt) {
        return effect.attempt() == attempt && (effect instanceof Effect.RunTask || effect instanceof Effect.FindTask);
    }
}
