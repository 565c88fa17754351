package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Instant;

/**
 * A task that ECS has not ended although its program has exited: detaching a network interface alone has taken 40
 * minutes (ECS agent, issue 2995). The result is settled, and nothing here changes it. The next attempt waits for the
 * task's end.
 */
final class HangingTask {

    private HangingTask() {}

    /** The limit for stopping has passed: StopTask each time, up to a bound. */
    static Draft overdue(Draft draft, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        Watch watch = attempt.watch();
        if (watch.passed() >= circumstances.limits().stops()) {
            return givenUp(draft, "it does not stop");
        }
        Instant next = circumstances
                .limit(watch.state())
                .map(circumstances.now()::plus)
                .orElseThrow();
        // A hanging task was seen.
        TaskRef task = attempt.task().orElseThrow();
        String why = "the program of attempt " + attempt.number() + " is over and its task does not end";
        Draft again = draft.with(attempt.withWatch(watch.again(next))).because(why);
        return draft.pending(effect -> effect.stops(task)).isPresent()
                ? again.because("StopTask is under way")
                : again.asking(new Effect.StopTask(attempt.number(), task, StopReason.of(why)), circumstances)
                        .because("StopTask");
    }

    /** A user stops the run at once: StopTask, even if it was called before. */
    static Draft stop(Draft draft, String why, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        // A hanging task was seen.
        TaskRef task = attempt.task().orElseThrow();
        return draft.without(effect -> effect.stops(task))
                .asking(new Effect.StopTask(attempt.number(), task, StopReason.of(why)), circumstances)
                .because("StopTask");
    }

    /** It cannot be stopped, or ECS does not answer about it: it is given up, and delays nothing further. */
    static Draft givenUp(Draft draft, String why) {
        return left(draft, new Stop.Repeated())
                .because("the task of attempt " + draft.attempt().number() + " is given up: " + why);
    }

    /** It has ended. */
    static Draft gone(Draft draft, String why) {
        return left(draft, new Stop.Unwanted())
                .because("the task of attempt " + draft.attempt().number() + " is over: " + why);
    }

    private static Draft left(Draft draft, Stop stop) {
        Attempt attempt = draft.attempt().withStop(stop).withWatch(Watch.NONE);
        return draft.with(attempt).without(effect -> effect.concernsTask(attempt.number(), attempt.task()));
    }
}
