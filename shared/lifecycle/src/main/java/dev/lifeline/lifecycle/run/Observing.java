package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Decision.Outcome;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.run.Observation.FindAnswered;
import dev.lifeline.lifecycle.run.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.run.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.run.Observation.StopAnswered;
import dev.lifeline.lifecycle.run.Observation.StopRequested;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import java.time.Instant;
import java.util.Optional;

/** First stage: what an observation adds to what is known of the attempt. */
final class Observing {

    private Observing() {}

    static Draft observe(Draft draft, Observation observation, Circumstances circumstances) {
        return switch (observation) {
            case TaskSeen seen -> taskSeen(draft, seen, circumstances);
            case InstanceLost lost -> instanceLost(draft, lost, circumstances);
            case InstanceImpaired impaired -> instanceImpaired(draft, impaired.instance());
            case LaunchAnswered answered -> Launching.answered(draft, answered, circumstances);
            case StopAnswered answered -> Stopping.answered(draft, answered, circumstances);
            case DescribeAnswered answered -> Describing.answered(draft, answered, circumstances);
            case FindAnswered answered -> Finding.answered(draft, answered, circumstances);
            case LaunchRecorded recorded -> Recording.recorded(draft, recorded.told());
            case StopRequested requested -> stopRequested(draft, requested, circumstances);
            case TimePassed passed -> draft.noticing(Outcome.STALE);
        };
    }

    static Draft taskSeen(Draft draft, TaskSeen seen, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        EcsTask task = seen.task();
        if (!Ownership.isKnown(draft.run(), seen.attempt(), task.ref())) {
            Optional<String> objection = Ownership.objection(draft.run(), seen.attempt(), task);
            if (objection.isPresent()) {
                return Strangers.seen(draft, seen, objection.get());
            }
        }
        if (seen.attempt() != attempt.number()) {
            return Revenants.ofPast(draft, seen, circumstances);
        }
        if (attempt.task().filter(known -> !known.equals(task.ref())).isPresent()) {
            return Revenants.second(draft, seen, circumstances);
        }
        return switch (Admission.of(task, attempt.version(), standing(attempt))) {
            case NEWS -> know(draft, task, circumstances).because("task is " + task.lastStatus());
            case REDUNDANT -> redundant(draft, task, attempt.version());
            case OVER -> Revenants.over(draft, attempt.number());
            case STOP_AGAIN -> Revenants.ofCurrent(draft, task, circumstances);
        };
    }

    private static Admission.Standing standing(Attempt attempt) {
        if (attempt.isOpen()) {
            return Admission.Standing.OPEN;
        }
        return attempt.stop() instanceof Stop.Repeated ? Admission.Standing.STOPPED_AGAIN : Admission.Standing.OVER;
    }

    static Draft redundant(Draft draft, EcsTask task, long known) {
        return draft.stale("version " + task.version() + " is not above the known " + known);
    }

    /**
     * Takes over a snapshot. That the task exists answers whether it was launched; that it stops, whether StopTask
     * took.
     */
    static Draft know(Draft draft, EcsTask task, Circumstances circumstances) {
        Attempt attempt = draft.attempt().isHanging() && task.isStopped()
                ? draft.attempt().withStop(new Stop.Unwanted())
                : draft.attempt();
        EcsTask known = task.after(attempt.seen(), circumstances.now());
        Draft next = draft.with(attempt.withLaunch(new Launch.Launched(task.ref(), Optional.of(known)))
                        .watching(circumstances::limit, circumstances.now())
                        .withContact(circumstances.heard(attempt.contact())))
                .without(effect -> isAnsweredBy(task, effect));
        return ImageDigests.compare(next, attempt.seen(), known);
    }

    private static boolean isAnsweredBy(EcsTask task, Effect effect) {
        return switch (effect) {
            case Effect.RunTask run -> true;
            case Effect.FindTask find -> true;
            case Effect.StopTask stop -> task.isStopping() && stop.task().equals(task.ref());
            case Effect.DescribeTask describe ->
                task.isStopped() && describe.task().equals(task.ref());
        };
    }

    private static Draft instanceLost(Draft draft, InstanceLost lost, Circumstances circumstances) {
        if (!livesOn(draft, lost.instance())) {
            return draft.ignored("no live attempt on container instance " + lost.instance());
        }
        String why = "container instance " + lost.instance() + " is gone";
        return draft.attempt().isHanging()
                ? HangingTask.givenUp(draft, why)
                : Orphaning.orphan(draft, why, circumstances);
    }

    private static boolean livesOn(Draft draft, String instance) {
        return draft.run().instance().filter(instance::equals).isPresent()
                && draft.attempt().seen().filter(EcsTask::isStopped).isEmpty();
    }

    /** Asked about at once, and not after the silence that a lost event leaves. The question needs no save. */
    private static Draft instanceImpaired(Draft draft, String instance) {
        if (!livesOn(draft, instance)) {
            return draft.ignored("no live attempt on container instance " + instance);
        }
        if (draft.run().isAsking()) {
            return draft.ignored("container instance " + instance + " is impaired, and ECS is being asked already");
        }
        return draft.attempt()
                .task()
                .map(task ->
                        draft.giving(new Effect.DescribeTask(draft.attempt().number(), task)))
                .orElse(draft)
                .because("container instance " + instance + " is impaired: asking ECS how the task is");
    }

    private static Draft stopRequested(Draft draft, StopRequested requested, Circumstances circumstances) {
        Classification why = Classification.ofTask(
                Cause.USER_STOP,
                new Symptom(FailurePhase.STOP, FailureCondition.REQUESTED),
                "requested",
                requested.reason());
        return switch (draft.run().phase()) {
            case Phase.Attempting attempting ->
                draft.with(draft.attempt().stopping(why)).because("a user stops the run: " + requested.reason());
            case Phase.BackingOff backingOff -> stoppedBetween(draft, why, circumstances.now());
            case Phase.AwaitingRecord awaiting -> stoppedBetween(draft, why, circumstances.now());
            case Phase.Ended ended -> draft.ignored("the run has ended");
        };
    }

    private static Draft stoppedBetween(Draft draft, Classification why, Instant now) {
        return draft.with(draft.run()
                        .withPhase(new Phase.Ended(
                                now, Phase.Result.STOPPED, Optional.of(why), "stopped between two attempts")))
                .because("a user stops the run between two attempts: " + why.evidence());
    }

    static boolean isStopOf(Effect effect, TaskRef task) {
        return effect instanceof Effect.StopTask stop && stop.task().equals(task);
    }

    static boolean isDescribeOf(Effect effect, TaskRef task) {
        return effect instanceof Effect.DescribeTask describe && describe.task().equals(task);
    }
}
