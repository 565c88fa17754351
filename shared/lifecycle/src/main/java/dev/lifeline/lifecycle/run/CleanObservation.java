package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.SecretRedactor;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswered;
import dev.lifeline.lifecycle.run.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.run.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswered;
import dev.lifeline.lifecycle.run.Observation.StopRequested;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Observation.TimePassed;

/**
 * An observation without the run's secret values. It is cleaned before anything is concluded from it, so that nothing
 * that is made of its texts (evidence, errors, reasons) holds one, wherever it is stored or shown.
 */
final class CleanObservation {

    private CleanObservation() {}

    static Observation of(Observation observation, SecretRedactor redactor) {
        return switch (observation) {
            case TaskSeen seen -> new TaskSeen(seen.attempt(), redactor.clean(seen.task()));
            case LaunchAnswered answered -> new LaunchAnswered(answered.attempt(), of(answered.answer(), redactor));
            case StopAnswered answered ->
                new StopAnswered(answered.attempt(), answered.task(), of(answered.answer(), redactor));
            case DescribeAnswered answered ->
                new DescribeAnswered(answered.attempt(), answered.task(), of(answered.answer(), redactor));
            case FindAnswered answered -> new FindAnswered(answered.attempt(), of(answered.answer(), redactor));
            case StopRequested requested -> new StopRequested(redactor.clean(requested.reason()));
            case InstanceLost lost -> lost;
            case InstanceImpaired impaired -> impaired;
            case TimePassed passed -> passed;
            case LaunchRecorded recorded -> recorded;
        };
    }

    private static LaunchAnswer of(LaunchAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case LaunchAnswer.Accepted accepted ->
                new LaunchAnswer.Accepted(accepted.task(), accepted.details().map(redactor::clean));
            case LaunchAnswer.NotPlaced refused -> new LaunchAnswer.NotPlaced(of(refused.failure(), redactor));
            case LaunchAnswer.Rejected rejected -> new LaunchAnswer.Rejected(of(rejected.refusal(), redactor));
            case LaunchAnswer.Unknown unknown -> new LaunchAnswer.Unknown(redactor.clean(unknown.error()));
            case LaunchAnswer.Held held -> new LaunchAnswer.Held(held.hold().saying(redactor::clean));
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
            case StopAnswer.Accepted accepted ->
                new StopAnswer.Accepted(accepted.details().map(redactor::clean));
            case StopAnswer.Failed failed -> new StopAnswer.Failed(redactor.clean(failed.error()));
            case StopAnswer.Held held -> new StopAnswer.Held(held.hold().saying(redactor::clean));
            case StopAnswer.Missing missing -> missing;
        };
    }

    private static DescribeAnswer of(DescribeAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case DescribeAnswer.Seen seen -> new DescribeAnswer.Seen(redactor.clean(seen.task()));
            case DescribeAnswer.Unknown unknown ->
                new DescribeAnswer.Unknown(unknown.why(), redactor.clean(unknown.error()));
            case DescribeAnswer.Missing missing -> missing;
        };
    }

    private static FindAnswer of(FindAnswer answer, SecretRedactor redactor) {
        return switch (answer) {
            case FindAnswer.Unknown unknown -> new FindAnswer.Unknown(unknown.why(), redactor.clean(unknown.error()));
            case FindAnswer.Found found -> found;
            case FindAnswer.NotFound none -> none;
        };
    }
}
