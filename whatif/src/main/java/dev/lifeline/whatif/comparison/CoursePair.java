package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.RunHistory;
import dev.lifeline.whatif.prediction.Course;
import dev.lifeline.whatif.prediction.Course.CourseDecision;
import dev.lifeline.whatif.prediction.Course.DecisionKind;
import java.util.Optional;

/**
 * The courses of a run under two policies.
 *
 * @param number of the run in the history
 * @param weight how many runs it stands for
 */
record CoursePair(RunHistory history, long number, double weight, Course before, Course after) {

    CoursePair weighing(double runs) {
        return new CoursePair(history, number, runs, before, after);
    }

    CoursePair with(Course otherBefore, Course otherAfter) {
        return new CoursePair(history, number, weight, otherBefore, otherAfter);
    }

    boolean isOpen() {
        return before.isOpen() || after.isOpen();
    }

    /** The number of decisions before the first that differs; empty if none does. */
    Optional<Integer> parting() {
        int shared = Math.min(before.decisions().size(), after.decisions().size());
        for (int at = 0; at < shared; at++) {
            if (!decision(before, at).what().equals(decision(after, at).what())) {
                return Optional.of(at);
            }
        }
        return before.decisions().size() == after.decisions().size() ? Optional.empty() : Optional.of(shared - 1);
    }

    private static CourseDecision decision(Course course, int at) {
        return course.decisions().get(at);
    }

    /** Why the attempt failed after which the courses differ. */
    Optional<Cause> causeAt(int parting) {
        return decision(after, parting).cause();
    }

    ChangeKind kindAt(int parting) {
        DecisionKind old = decision(before, parting).kind();
        DecisionKind fresh = decision(after, parting).kind();
        if (old == fresh) {
            return old == DecisionKind.RETRIES ? ChangeKind.RETRIED_OTHERWISE : ChangeKind.ENDS_OTHERWISE;
        }
        return switch (fresh) {
            case RETRIES -> ChangeKind.RETRIED;
            case SUCCEEDS -> ChangeKind.COUNTED_AS_SUCCESS;
            case FAILS -> old == DecisionKind.RETRIES ? ChangeKind.NOT_RETRIED : ChangeKind.ENDS_OTHERWISE;
        };
    }
}
