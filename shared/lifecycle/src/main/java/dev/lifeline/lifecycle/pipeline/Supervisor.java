package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.StandingOrders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The restart supervisor: what to do about a run after each observation. Pure: the same run, observation and
 * circumstances always give the same decision. The {@link Pipeline} decides; if the policy has a shadow, each decision
 * is compared with the shadow's.
 */
public final class Supervisor {

    private Supervisor() {}

    /** A new run, with the launch of its first attempt as an effect. */
    public static Decision launch(Identity identity, LaunchOrder order, Circumstances circumstances) {
        Identity covered = identity.covering(circumstances.coverage());
        return ShadowComparison.begin(circumstances, under -> {
            Run fresh = fresh(covered, order, under);
            return Pipeline.begin(Draft.of(fresh).because("launched"), "launch requested", under);
        });
    }

    /**
     * Begins the next generation of an ended run, under the same name. It takes over the pending stops of the ended
     * generation's tasks.
     *
     * @param next the identity of the next generation
     */
    public static Decision relaunch(Run ended, Identity next, LaunchOrder order, Circumstances circumstances) {
        List<PendingEffect> stops = ended.pending().stream()
                .filter(pending -> pending.effect() instanceof Effect.StopTask)
                .toList();
        Identity covered = next.covering(circumstances.coverage());
        String why = "launched again: generation " + next.nonce().generation();
        return ShadowComparison.begin(circumstances, under -> {
            Run fresh = fresh(covered, order, under).withPending(stops);
            return Pipeline.begin(Draft.of(fresh).because(why), "launch requested again", under);
        });
    }

    /** A run around a task that Lifeline did not launch: the task is its first attempt. */
    public static Decision adopt(Identity identity, Adoption adoption, EcsTask task, Circumstances circumstances) {
        Identity covered = identity.covering(circumstances.coverage());
        Launch launch = new Launch.Launched(task.ref(), Optional.empty());
        return ShadowComparison.begin(
                circumstances,
                under -> Pipeline.decide(adopted(covered, adoption, launch, under), new TaskSeen(1, task), under));
    }

    /** A run around a foreign launch that made no task: its first attempt is the one that ECS refused. */
    public static Decision adoptRefused(
            Identity identity, Adoption adoption, LaunchAnswer.NotPlaced refusal, Circumstances circumstances) {
        Identity covered = identity.covering(circumstances.coverage());
        Observation refused = new LaunchAnswered(1, refusal);
        return ShadowComparison.begin(
                circumstances,
                under -> Pipeline.decide(adopted(covered, adoption, new Launch.Asked(), under), refused, under));
    }

    private static Draft adopted(Identity identity, Adoption adoption, Launch launch, Circumstances circumstances) {
        Run run = fresh(identity, adoption, circumstances);
        Draft draft =
                Draft.of(run.withAttempt(run.attempt().withLaunch(launch))).because("adopted");
        return adoption.gaps().isEmpty() ? draft : draft.because(Adoption.inWords(adoption.gaps()));
    }

    /** What follows an attempt that is over, for a forecast: the policy's rule, its budget, the next phase. */
    public static Decision conclude(Run over, Circumstances circumstances) {
        return Pipeline.conclude(Draft.of(over), circumstances);
    }

    /** What the observation means for the run. */
    public static Decision decide(Run run, Observation observation, Circumstances circumstances) {
        return decide(run, Draft::of, observation, circumstances);
    }

    /** The same for a run whose launch ECS reported only now; other runs ignore that. */
    public static Decision decide(Run run, Adoption told, Observation observation, Circumstances circumstances) {
        if (!run.hasUnansweredGaps()) {
            return decide(run, observation, circumstances);
        }
        String news = told.gaps().isEmpty() ? "ECS reported how it was launched" : Adoption.inWords(told.gaps());
        return decide(run, as -> Draft.of(as.learning(told)).because(news), observation, circumstances);
    }

    private static Decision decide(
            Run run, Function<Run, Draft> begun, Observation observation, Circumstances circumstances) {
        return ShadowComparison.go(
                run,
                circumstances.seenWith(run.identity().coverage()),
                (as, under) -> Pipeline.decide(begun.apply(as), observation, under));
    }

    private static Run fresh(Identity identity, LaunchOrder order, Circumstances circumstances) {
        return fresh(identity, new Adoption(order.request(), List.of()), circumstances)
                .withOrders(StandingOrders.of(order.callbacks(), circumstances.now()));
    }

    private static Run fresh(Identity identity, Adoption adoption, Circumstances circumstances) {
        return new Run(
                identity,
                adoption.request(),
                PolicyRef.of(circumstances.policy()),
                circumstances.now(),
                new Phase.Attempting(),
                circumstances.attempt(1),
                List.of(),
                Map.of(),
                circumstances.policy().timeouts().run().map(circumstances.now()::plus),
                List.of(),
                adoption.gaps(),
                StandingOrders.NONE,
                Optional.empty());
    }
}
