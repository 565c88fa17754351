package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.Budget.Shortage;
import dev.lifeline.lifecycle.policy.Spent;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.run.Observation.FindAnswered;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.run.Observation.StopAnswered;
import dev.lifeline.lifecycle.run.Observation.StopRequested;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import java.util.Optional;

/** Observations and effects in words, for the journal. */
final class Wording {

    private Wording() {}

    static String of(Observation observation) {
        return switch (observation) {
            case TaskSeen seen ->
                "task event: " + seen.task().lastStatus() + ", desired "
                        + seen.task().desiredStatus();
            case InstanceLost lost -> "container instance lost: " + lost.instance();
            case LaunchAnswered answered ->
                "RunTask answered: " + answered.answer().getClass().getSimpleName();
            case StopAnswered answered ->
                "StopTask answered: " + answered.answer().getClass().getSimpleName();
            case DescribeAnswered answered ->
                "DescribeTasks answered: " + answered.answer().getClass().getSimpleName();
            case FindAnswered answered ->
                "ListTasks answered: " + answered.answer().getClass().getSimpleName();
            case TimePassed passed -> "time passed";
            case StopRequested requested -> "stop requested";
        };
    }

    static Optional<Long> version(Observation observation) {
        return switch (observation) {
            case TaskSeen seen -> Optional.of(seen.task().version());
            case DescribeAnswered answered ->
                answered.answer() instanceof DescribeAnswer.Seen seen
                        ? Optional.of(seen.task().version())
                        : Optional.empty();
            case InstanceLost none -> Optional.empty();
            case LaunchAnswered none -> Optional.empty();
            case StopAnswered none -> Optional.empty();
            case FindAnswered none -> Optional.empty();
            case TimePassed none -> Optional.empty();
            case StopRequested none -> Optional.empty();
        };
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Retry retry -> "retry, budget " + retry.budget();
            case Verdict.Fail fail -> "fail";
            case Verdict.Stop stop -> "stop";
            case Verdict.Ignore ignore -> "ignore";
            case Verdict.Succeed succeed -> "succeed";
        };
    }

    /** What ended a budget. */
    static String of(Shortage shortage, Budget budget, Spent spent) {
        return switch (shortage) {
            case NO_RETRIES -> "has no retries";
            case USED_UP -> "is spent: " + spent.retries() + " retries";
            case WINDOW_FULL ->
                "is full: " + budget.retries() + " retries within its window of "
                        + budget.window().orElseThrow();
            case TIME_OVER ->
                "is over: the run is older than " + budget.within().orElseThrow() + ", after " + spent.retries()
                        + " retries";
        };
    }

    static String of(Effect effect) {
        return effect.getClass().getSimpleName() + " of attempt " + effect.attempt();
    }
}
