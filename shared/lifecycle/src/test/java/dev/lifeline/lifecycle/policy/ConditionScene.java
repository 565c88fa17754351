package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.policy.FailureContext.Moment;
import java.time.Duration;
import java.util.Optional;

/** A failure of an attempt. */
abstract class ConditionScene {
    static Optional<String> optional(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    static FailureContext context(int attempt, Duration age) {
        return new FailureContext(
                Moment.OVER,
                Classification.ofTask(Cause.HOST, Symptom.UNKNOWN, "test", "the evidence"),
                Optional.empty(),
                FailureContexts.REQUEST,
                attempt,
                new FailureContext.Elapsed(age, Optional.empty()));
    }
}
