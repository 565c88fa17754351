package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.SecretRedactor;
import dev.lifeline.lifecycle.run.Decision.Outcome;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The restart supervisor: what to do about a run after each thing that is observed of it. Pure: the same run,
 * observation and circumstances give the same decision, always.
 *
 * <pre>
 *   observation --Observing--> what is known of the attempt
 *               --Attempting--> container errors, then the task lifecycle, as far as it goes
 *               --Concluding--> for an attempt that is over: cause, rule, budget, and the run's next phase
 *               --Continuing--> what is due by now: the next attempt, effects that brought no answer, the check of a live task
 * </pre>
 */
public final class Supervisor {

    private Supervisor() {}

    /** A new run, with the launch of its first attempt as an effect. */
    public static Decision launch(Identity identity, LaunchRequest request, Circumstances circumstances) {
        Identity covered = identity.covering(Coverage.of(circumstances));
        return Comparison.begin(circumstances, under -> {
            Run run = fresh(covered, new Adoption(request, List.of()), under);
            Draft draft = Continuing.begin(Draft.of(run), under).because("launched");
            return decision(run, draft, "launch requested", Optional.empty(), under);
        });
    }

    /**
     * Begins the next generation of a run that has ended, under the same name. What the ended generation still owes are
     * stops of its tasks, which the next one takes over.
     *
     * @param next the identity of the next generation
     */
    public static Decision relaunch(Run ended, Identity next, LaunchRequest request, Circumstances circumstances) {
        List<PendingEffect> stops = ended.pending().stream()
                .filter(pending -> pending.effect() instanceof Effect.StopTask)
                .toList();
        Identity covered = next.covering(Coverage.of(circumstances));
        return Comparison.begin(circumstances, under -> {
            Run fresh = fresh(covered, new Adoption(request, List.of()), under).withPending(stops);
            Draft draft = Continuing.begin(Draft.of(fresh), under)
                    .because("launched again: generation " + next.nonce().generation());
            return decision(fresh, draft, "launch requested again", Optional.empty(), under);
        });
    }

    /** A run around a task that Lifeline did not launch: the task is its first attempt. */
    public static Decision adopt(Identity identity, Adoption adoption, EcsTask task, Circumstances circumstances) {
        Identity covered = identity.covering(Coverage.of(circumstances));
        return Comparison.begin(circumstances, under -> {
            Run run = fresh(covered, adoption, under);
            Attempt attempt = run.attempt().withLaunch(new Launch.Launched(task.ref(), Optional.empty()));
            Draft draft = Draft.of(run.withAttempt(attempt)).because("adopted");
            return decide(told(draft, adoption), new TaskSeen(1, task), under);
        });
    }

    private static Draft told(Draft draft, Adoption adoption) {
        return adoption.gaps().isEmpty() ? draft : draft.because(Adoption.inWords(adoption.gaps()));
    }

    /** A run around a launch of somebody else that made no task: its first attempt is the one that ECS refused. */
    public static Decision adoptRefused(
            Identity identity, Adoption adoption, LaunchAnswer.NotPlaced refusal, Circumstances circumstances) {
        return Comparison.begin(circumstances, under -> {
            Run run = fresh(identity, adoption, under);
            Draft draft = Draft.of(run.withAttempt(run.attempt().withLaunch(new Launch.Asked())))
                    .because("adopted");
            return decide(told(draft, adoption), new LaunchAnswered(1, refusal), under);
        });
    }

    /** What the observation means for the run. */
    public static Decision decide(Run run, Observation observation, Circumstances circumstances) {
        return Comparison.go(
                run,
                circumstances.seenWith(run.identity().coverage()),
                (as, under) -> decideAlone(as, observation, under));
    }

    /** The same, held against no shadow. */
    static Decision decideAlone(Run run, Observation observation, Circumstances circumstances) {
        return decide(Draft.of(run), observation, circumstances);
    }

    /**
     * What the observation means for a run of whose launch ECS told only now; for any other run, what it means without
     * that.
     */
    public static Decision decide(Run run, Adoption told, Observation observation, Circumstances circumstances) {
        if (!run.hasUnansweredGaps()) {
            return decide(run, observation, circumstances);
        }
        String news = told.gaps().isEmpty() ? "ECS told how it was launched" : Adoption.inWords(told.gaps());
        return Comparison.go(
                run,
                circumstances.seenWith(run.identity().coverage()),
                (as, under) -> decide(Draft.of(as.learning(told)).because(news), observation, under));
    }

    private static Decision decide(Draft draft, Observation raw, Circumstances circumstances) {
        Observation observation =
                CleanObservation.of(raw, SecretRedactor.of(draft.run().request()));
        Draft observed = Observing.observe(draft, observation, circumstances);
        Draft concluded = observed.outcome() == Outcome.APPLIED ? settle(observed, circumstances) : observed;
        Draft continued = Continuing.continueWhatIsDue(concluded, observation, circumstances);
        return decision(draft.run(), continued, Wording.of(observation), Wording.version(observation), circumstances);
    }

    /** Takes the attempt as far as it goes; an attempt that ends can only begin another that waits for its launch. */
    static Draft settle(Draft draft, Circumstances circumstances) {
        return Concluding.conclude(Attempting.advance(draft, circumstances), circumstances);
    }

    private static Run fresh(Identity identity, Adoption adoption, Circumstances circumstances) {
        return new Run(
                identity,
                adoption.request(),
                PolicyRef.of(circumstances.policy()),
                circumstances.now(),
                new Phase.Attempting(),
                Continuing.attempt(1, circumstances),
                List.of(),
                Map.of(),
                circumstances.policy().timeouts().run().map(circumstances.now()::plus),
                List.of(),
                adoption.gaps(),
                Optional.empty());
    }

    private static Decision decision(
            Run before, Draft draft, String observation, Optional<Long> version, Circumstances circumstances) {
        Run after = draft.run();
        boolean sameAttempt = before.attempt().number() == after.attempt().number();
        TaskState from = sameAttempt || draft.rule().isPresent()
                ? before.attempt().status().state()
                : TaskState.NEW;
        TaskStatus to = after.attempt().status();
        Explanation explanation = new Explanation(
                circumstances.now(),
                observation,
                version,
                after.attempt().number(),
                from,
                to.state(),
                before.hasEnded() ? Optional.empty() : result(after),
                draft.cause(),
                draft.rule(),
                Optional.empty(),
                Explanation.Spending.of(before, after),
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
