package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.whatif.history.AttemptFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The course of a run under a policy so far.
 *
 * @param run as the policy would have it
 * @param usage of all its attempts
 * @param decisions after each attempt that is over
 */
public record Course(Run run, Usage usage, List<CourseDecision> decisions) {

    public Course {
        decisions = List.copyOf(decisions);
    }

    /**
     * What follows an attempt.
     *
     * @param why the attempt failed
     * @param what it means for the run, in words that are the same for the same consequence
     * @param decided by the core; empty if it is only known what happened
     */
    public record CourseDecision(
            Optional<Classification> why, DecisionKind kind, String what, Optional<Explanation> decided) {
        public Optional<Cause> cause() {
            return why.map(Classification::cause);
        }

        /** The same, as what happened. */
        CourseDecision happened() {
            return new CourseDecision(why, kind, what, Optional.empty());
        }

        /** Whether the next launch is changed. */
        boolean differently() {
            return what.endsWith(", launched differently");
        }
    }

    /** What follows. */
    public enum DecisionKind {
        RETRIES,
        SUCCEEDS,
        FAILS
    }

    /** What attempts took. */
    public record Usage(int attempts, Duration time, double dollars) {
        static final Usage NONE = new Usage(0, Duration.ZERO, 0);

        Usage plus(AttemptFact fact, double cost) {
            return new Usage(attempts + 1, time.plus(fact.used()), dollars + cost);
        }
    }

    /** Whether another attempt follows. */
    public boolean isOpen() {
        return !run.hasEnded();
    }

    public boolean succeeded() {
        return run.phase() instanceof Phase.Ended ended && ended.result() == Phase.Result.SUCCEEDED;
    }

    /** How long the run took. */
    public Duration taken() {
        Instant end = run.phase() instanceof Phase.Ended ended ? ended.at() : run.created();
        return Duration.between(run.created(), end);
    }

    Course after(Run next, Usage used, CourseDecision decision) {
        List<CourseDecision> more = new ArrayList<>(decisions);
        more.add(decision);
        return new Course(next, used, more);
    }
}
