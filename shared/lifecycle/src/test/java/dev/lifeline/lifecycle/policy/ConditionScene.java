package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import java.time.Duration;
import java.util.Optional;

/** A failure of an attempt. */
abstract class ConditionScene {
    static Optional<String> optional(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    static FailureContext context(int attempt, Duration age) {
        return new FailureContext(
                FailureFacts.of(Moment.OVER, attempt, Optional.empty(), FailureContexts.REQUEST),
                Classification.ofTask(Cause.HOST, Symptom.UNKNOWN, "test", "the evidence"),
                FailureContexts.REQUEST.essentials(),
                new FailureContext.Elapsed(age, Optional.empty()));
    }
}
