package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.CleanObservation;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.JournalText;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.ecs.SecretRedactor;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import java.util.Optional;

/**
 * The stages from an observation to a decision, under one policy.
 *
 * <pre>
 *   observation --Intake--------> the observation is applied to the run
 *             .-> AttemptStep --> container errors, then the task lifecycle, as far as it goes
 *             |   EndOfAttempt -> of an attempt that is over: cause, rule, budget, and the run's next phase
 *             '-- DueWork ------> the next thing that is due: a limit, the next attempt, effects without an answer
 *                                 at the run's end: reports to whoever waits for it
 * </pre>
 *
 * Each stage takes a draft of the decision and returns the next; none knows another.
 */
final class Pipeline {

    private Pipeline() {}

    /** What the observation means for the run. */
    static Decision decide(Draft draft, Observation raw, Circumstances circumstances) {
        Observation observation = CleanObservation.of(
                raw,
                SecretRedactor.of(draft.run().request(), draft.run().orders().secrets()));
        Draft taken = Intake.take(draft, observation, circumstances);
        Draft next = taken.outcome() == DecisionOutcome.APPLIED ? settle(taken, circumstances) : taken;
        for (DueWork work : DueWork.after(observation)) {
            Optional<Draft> done = work.of(next, circumstances);
            if (done.isPresent()) {
                // Due work is news, even if the observation was not.
                next = settle(done.get().noticing(DecisionOutcome.APPLIED), circumstances);
            }
        }
        boolean endsNow = next.run().hasEnded() && !draft.run().hasEnded();
        Draft told = endsNow ? Callbacks.ended(next, circumstances) : next;
        Draft last = told.reasons().isEmpty() ? told.stale("nothing was due") : told;
        return decision(draft.run(), last, new Observed(observation), circumstances);
    }

    /** Advances a new run until its first attempt waits for its launch. */
    static Decision begin(Draft draft, String observed, Circumstances circumstances) {
        Draft begun = settle(draft, circumstances);
        return decision(draft.run(), begun, new Observed(observed, Optional.empty()), circumstances);
    }

    /** What follows the run's attempt, which is over: nothing is observed or due besides. */
    static Decision conclude(Draft over, Circumstances circumstances) {
        Draft settled = settle(over, circumstances);
        return decision(over.run(), settled, new Observed("the attempt is over", Optional.empty()), circumstances);
    }

    private static Draft settle(Draft draft, Circumstances circumstances) {
        return EndOfAttempt.conclude(AttemptStep.advance(draft, circumstances), circumstances);
    }

    /** The explanation's subject: in words, and with the version of the snapshot, if it was one. */
    private record Observed(String words, Optional<Long> version) {
        Observed(Observation observation) {
            this(JournalText.of(observation), JournalText.version(observation));
        }
    }

    private static Decision decision(Run before, Draft draft, Observed observed, Circumstances circumstances) {
        Run after = draft.run();
        boolean sameAttempt = before.attempt().number() == after.attempt().number();
        TaskState from = sameAttempt || draft.judged().isPresent()
                ? before.attempt().status().state()
                : TaskState.NEW;
        Explanation explanation = new Explanation(
                circumstances.now(),
                observed.words(),
                observed.version(),
                after.attempt().number(),
                from,
                after.attempt().status().state(),
                before.hasEnded() ? Optional.empty() : result(after),
                draft.cause(),
                draft.judged(),
                Optional.empty(),
                Explanation.retries(after.spent()),
                draft.effects(),
                after.deadline(),
                after.policy(),
                String.join("; ", draft.reasons()));
        return new Decision(draft.outcome(), after, draft.effects(), explanation);
    }

    private static Optional<Phase.Result> result(Run run) {
        return run.phase() instanceof Phase.Ended ended ? Optional.of(ended.result()) : Optional.empty();
    }
}
