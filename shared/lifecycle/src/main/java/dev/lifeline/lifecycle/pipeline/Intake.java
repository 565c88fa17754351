package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Effect;

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
            case StopRequested requested -> UserRequests.stop(draft, requested, circumstances);
            case SuspendRequested requested -> UserRequests.suspend(draft, requested, circumstances);
            case ResumeRequested requested -> UserRequests.resume(draft);
            case CallbackRequested requested -> Callbacks.requested(draft, requested.callback(), circumstances);
            case CallbackAnswered answered -> Callbacks.answered(draft, answered, circumstances);
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
}
