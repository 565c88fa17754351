package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.whatif.history.AttemptFact;
import dev.lifeline.whatif.history.RunHistory;
import dev.lifeline.whatif.prediction.Course.CourseDecision;
import dev.lifeline.whatif.prediction.Course.DecisionKind;
import dev.lifeline.whatif.prediction.Course.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of a run as it happened. */
public record HappenedCourse(Prices prices) {

    /** What happened. */
    public Course of(RunHistory history) {
        return course(history, List.of());
    }

    /** The same, in the words of a policy's course as far as that has the same attempts. */
    public Course beside(RunHistory history, Course course) {
        return course(history, course.decisions());
    }

    private Course course(RunHistory history, List<CourseDecision> other) {
        Usage usage = Usage.NONE;
        List<CourseDecision> decisions = new ArrayList<>();
        int last = history.attempts().size() - 1;
        for (int at = 0; at <= last; at++) {
            AttemptFact fact = history.attempts().get(at);
            usage = usage.plus(fact, prices.of(fact, history.request()));
            boolean alike = at < last && at + 1 < other.size();
            decisions.add(alike ? other.get(at).happened() : decision(fact, at == last));
        }
        return new Course(ended(history), usage, decisions);
    }

    private static CourseDecision decision(AttemptFact fact, boolean last) {
        String cause = fact.cause().map(Cause::name).orElse("");
        if (!last) {
            return new CourseDecision(fact.why(), DecisionKind.RETRIES, "retried " + cause, Optional.empty());
        }
        return fact.why().isEmpty()
                ? new CourseDecision(Optional.empty(), DecisionKind.SUCCEEDS, "succeeds", Optional.empty())
                : new CourseDecision(fact.why(), DecisionKind.FAILS, "fails after " + cause, Optional.empty());
    }

    private static Run ended(RunHistory history) {
        AttemptFact last = history.attempts().getLast();
        Phase.Result result = last.why().isEmpty() ? Phase.Result.SUCCEEDED : Phase.Result.FAILED;
        return PolicyWalk.begun(history, Optional.empty())
                .withPhase(new Phase.Ended(last.ended(), result, last.why(), ""));
    }
}
