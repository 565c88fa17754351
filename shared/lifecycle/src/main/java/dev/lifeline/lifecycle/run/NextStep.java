package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes due for a run first, if nothing is observed before.
 *
 * @param what in words, such as {@code attempt 2}
 */
public record NextStep(String what, Instant at) {

    /** Empty only for a run that has ended and owes nothing, and whose task has, too. */
    static Optional<NextStep> of(Run run) {
        Attempt attempt = run.attempt();
        Optional<NextStep> first = switch (run.phase()) {
            case Phase.Attempting attempting -> ofAttempt(run);
            case Phase.BackingOff backingOff ->
                earlier(
                        // The next attempt waits until no task of the ones before can run any more.
                        attempt.isHanging() || run.isStopping()
                                ? Optional.empty()
                                : step("attempt " + (attempt.number() + 1), backingOff.until()),
                        endOfTime(run));
            case Phase.AwaitingRecord awaiting ->
                earlier(step("end of the run, unless its launch is recorded", awaiting.until()), endOfTime(run));
            case Phase.Ended ended -> Optional.empty();
        };
        first = attempt.isHanging() ? earlier(first, ofTask(run)) : first;
        for (PendingEffect effect : run.pending()) {
            first = earlier(first, step(call(effect), effect.dueAt()));
        }
        return first;
    }

    private static Optional<NextStep> ofTask(Run run) {
        Attempt attempt = run.attempt();
        // Of a hanging task, its end is what is waited for.
        String end = ", unless the task of attempt " + attempt.number() + " ends";
        // Until its task's name is known there is nothing to check: the pending launch is what is waited for.
        Optional<NextStep> check = attempt.task().isPresent() && !run.isAsking()
                ? step(
                        "DescribeTasks" + (attempt.isHanging() ? end : ", unless an event arrives"),
                        attempt.contact().checkAt())
                : Optional.empty();
        Optional<NextStep> limit = attempt.watch()
                .until()
                .map(until -> new NextStep(
                        "time limit of " + attempt.watch().state() + (attempt.isHanging() ? end : ""), until));
        return earlier(check, limit);
    }

    private static Optional<NextStep> ofAttempt(Run run) {
        // One that is being stopped already cannot be stopped again for the run's time.
        Optional<NextStep> end = run.attempt().stop() instanceof Stop.Wanted ? Optional.empty() : endOfTime(run);
        return earlier(ofTask(run), end);
    }

    private static Optional<NextStep> endOfTime(Run run) {
        return run.endBy().map(end -> new NextStep("time limit of the run", end));
    }

    /** An effect that was never given out is due; any other is repeated when its answer stays away. */
    private static String call(PendingEffect pending) {
        String call = Wording.of(pending.effect());
        return pending.tries() == 0 ? call : call + " again, unless it is answered";
    }

    private static Optional<NextStep> step(String what, Instant at) {
        return Optional.of(new NextStep(what, at));
    }

    private static Optional<NextStep> earlier(Optional<NextStep> one, Optional<NextStep> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().at().isAfter(other.get().at()) ? other : one;
    }

    @Override
    public String toString() {
        return what + " at " + at;
    }
}
