package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.SecretRedactor;

/**
 * An observation without the run's secret values. It is cleaned before anything is derived from it, so that no
 * evidence, error or reason contains a secret, wherever it is stored or shown.
 */
public final class CleanObservation {

    private CleanObservation() {}

    public static Observation of(Observation observation, SecretRedactor redactor) {
        return switch (observation) {
            case TaskSeen seen -> new TaskSeen(seen.attempt(), redactor.clean(seen.task()));
            case LaunchAnswered answered -> new LaunchAnswered(answered.attempt(), of(answered.answer(), redactor));
            case StopAnswered answered ->
                new StopAnswered(answered.attempt(), answered.task(), of(answered.answer(), redactor));
            case DescribeAnswered answered ->
                new DescribeAnswered(answered.attempt(), answered.task(), of(answered.answer(), redactor));
            case FindAnswered answered -> new FindAnswered(answered.attempt(), of(answered.answer(), redactor));
            case StopRequested requested -> new StopRequested(redactor.clean(requested.reason()), requested.manner());
            case SuspendRequested requested -> new SuspendRequested(redactor.clean(requested.reason()));
            case ResumeRequested requested -> requested;
            case CallbackRequested requested -> requested;
            case CallbackAnswered answered ->
                new CallbackAnswered(answered.callback(), answered.news(), of(answered.answer(), redactor));
            case InstanceLost lost -> lost;
            case InstanceImpaired impaired -> impaired;
            case TimePassed passed -> passed;
            case LaunchRecorded recorded -> recorded;
        };
    }

    private static LaunchAnswer of(LaunchAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case LaunchAnswer.TaskCreated accepted ->
                new LaunchAnswer.TaskCreated(accepted.task(), accepted.details().map(redactor::clean));
            case LaunchAnswer.NotPlaced refused -> new LaunchAnswer.NotPlaced(of(refused.failure(), redactor));
            case LaunchAnswer.Rejected rejected -> new LaunchAnswer.Rejected(of(rejected.refusal(), redactor));
            case LaunchAnswer.LaunchUnanswered unknown ->
                new LaunchAnswer.LaunchUnanswered(redactor.clean(unknown.error()));
            case LaunchAnswer.LaunchHeld held ->
                new LaunchAnswer.LaunchHeld(held.hold().saying(redactor::clean));
            case LaunchAnswer.Conflict conflict -> conflict;
        };
    }

    private static LaunchFailure of(LaunchFailure failure, SecretRedactor redactor) {
        return new LaunchFailure(
                redactor.clean(failure.reason()), failure.detail().map(redactor::clean));
    }

    private static LaunchRefusal of(LaunchRefusal refusal, SecretRedactor redactor) {
        return new LaunchRefusal(refusal.code(), redactor.clean(refusal.message()), refusal.status());
    }

    private static StopAnswer of(StopAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case StopAnswer.StopAccepted accepted ->
                new StopAnswer.StopAccepted(accepted.details().map(redactor::clean));
            case StopAnswer.StopFailed failed -> new StopAnswer.StopFailed(redactor.clean(failed.error()));
            case StopAnswer.StopHeld held -> new StopAnswer.StopHeld(held.hold().saying(redactor::clean));
            case StopAnswer.NothingToStop missing -> missing;
        };
    }

    private static DescribeAnswer of(DescribeAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case DescribeAnswer.Seen seen -> new DescribeAnswer.Seen(redactor.clean(seen.task()));
            case DescribeAnswer.DescribeUnanswered unknown ->
                new DescribeAnswer.DescribeUnanswered(unknown.why(), redactor.clean(unknown.error()));
            case DescribeAnswer.TaskMissing missing -> missing;
        };
    }

    private static CallbackAnswer of(CallbackAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case CallbackAnswer.CallbackDelivered delivered -> delivered;
            case CallbackAnswer.NobodyWaits nobody -> new CallbackAnswer.NobodyWaits(redactor.clean(nobody.why()));
            case CallbackAnswer.CallbackUnanswered unknown ->
                new CallbackAnswer.CallbackUnanswered(redactor.clean(unknown.error()));
        };
    }

    private static FindAnswer of(FindAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case FindAnswer.ListUnanswered unknown ->
                new FindAnswer.ListUnanswered(unknown.why(), redactor.clean(unknown.error()));
            case FindAnswer.TasksListed found -> found;
            case FindAnswer.NoneListed none -> none;
        };
    }
}
