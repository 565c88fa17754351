package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Instant;
import java.util.Optional;

/** First stage: applies an observation to the run. */
final class Intake {

    private Intake() {}

    static Draft take(Draft draft, Observation observation, Circumstances circumstances) {
        return switch (observation) {
            case TaskSeen seen -> TaskSnapshots.take(draft, seen, circumstances);
            case InstanceLost lost -> instanceLost(draft, lost, circumstances);
            case InstanceImpaired impaired -> instanceImpaired(draft, impaired.instance());
            case LaunchAnswered answered -> LaunchIntake.answered(draft, answered, circumstances);
            case StopAnswered answered -> StopIntake.answered(draft, answered, circumstances);
            case DescribeAnswered answered -> DescribeIntake.answered(draft, answered, circumstances);
            case FindAnswered answered -> FindIntake.answered(draft, answered, circumstances);
            case LaunchRecorded recorded -> LaunchRecordStage.take(draft, recorded.told());
            case StopRequested requested -> stopRequested(draft, requested, circumstances);
            case TimePassed passed -> draft.noticing(DecisionOutcome.STALE);
        };
    }

    private static Draft instanceLost(Draft draft, InstanceLost lost, Circumstances circumstances) {
        if (!livesOn(draft, lost.instance())) {
            return draft.ignored("no live attempt on container instance " + lost.instance());
        }
        String why = "container instance " + lost.instance() + " is gone";
        return draft.attempt().isHanging()
                ? HangingTask.givenUp(draft, why)
                : OrphanedAttempt.orphan(draft, why, circumstances);
    }

    private static boolean livesOn(Draft draft, String instance) {
        return draft.run().instance().filter(instance::equals).isPresent()
                && draft.attempt().seen().filter(EcsTask::isStopped).isEmpty();
    }

    /** ECS is asked at once, without waiting for silence. The question needs no save. */
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
}
