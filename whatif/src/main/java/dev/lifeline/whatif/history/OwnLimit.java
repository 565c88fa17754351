package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.FailureCondition;
import dev.lifeline.lifecycle.cause.FailurePhase;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit for which Lifeline itself stopped a task. An event has only the words of StopTask, and otherwise reads
 * as if a user had stopped it.
 */
final class OwnLimit {
    private static final Pattern OF_STATE =
            Pattern.compile(Pattern.quote(StopReason.of("the task was ")) + "([A-Z]+) (for longer than .*)");
    private static final Pattern OF_RUN =
            Pattern.compile(Pattern.quote(StopReason.of("the ")) + "(run) (took longer than .*)");

    private OwnLimit() {}

    /** The cause as the core had it; empty if something else ended the task. */
    static Optional<Classification> of(EcsTask task) {
        return task.stop()
                .flatMap(EcsTask.StopDetails::reason)
                .map(Reason::text)
                .flatMap(words -> found(OF_STATE, words).or(() -> found(OF_RUN, words)));
    }

    private static Optional<Classification> found(Pattern form, String words) {
        Matcher matcher = form.matcher(words);
        return matcher.matches()
                ? Optional.of(Classification.ofTask(
                        Cause.TIMEOUT,
                        new Symptom(FailurePhase.RUN, FailureCondition.TIMED_OUT),
                        "timeouts." + matcher.group(1).toLowerCase(Locale.ROOT),
                        words.substring(StopReason.of("").length())))
                : Optional.empty();
    }
}
