package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Instant;
import java.util.Optional;

/** How much a decision changes of a run, for whoever stores it: a write costs the same whether or not it tells much. */
public enum Change {
    /** Nothing. */
    NOTHING,

    /**
     * What the next snapshot shows again, and when ECS was last heard of: how far a task has come that has yet to run,
     * its containers' states, whether ECS is about to end it. Losing it loses no decision.
     */
    DETAIL,

    /** Anything that a later decision, an effect or a report rests on. */
    SUBSTANCE;

    /** What differs between a run and the same run after a decision. */
    public static Change between(Run before, Run after) {
        if (before.equals(after)) {
            return NOTHING;
        }
        return Kept.of(before).equals(Kept.of(after)) ? DETAIL : SUBSTANCE;
    }

    /**
     * The part of a run whose changes are of substance.
     *
     * @param rest the run without its attempt's details
     * @param isSeen the first snapshot: before it nobody knows the task's state
     * @param instance what the run is found by, should the instance be lost
     * @param watch the state that is watched, where a limit is set for it
     */
    private record Kept(
            Run rest, Reached reached, Optional<TaskRef> task, boolean isSeen, Optional<String> instance, Watch watch) {

        static Kept of(Run run) {
            Attempt attempt = run.attempt();
            Optional<EcsTask> seen = attempt.seen();
            return new Kept(
                    run.withAttempt(plain(attempt)),
                    Reached.of(attempt.status().state()),
                    attempt.task(),
                    seen.isPresent(),
                    run.instance(),
                    attempt.watch().until().isPresent() ? attempt.watch() : Watch.NONE);
        }

        private static Attempt plain(Attempt attempt) {
            Launch launch = attempt.launch() instanceof Launch.Launched launched
                    ? new Launch.Launched(launched.task(), Optional.empty())
                    : attempt.launch();
            return attempt.withLaunch(launch)
                    .withStatus(Attempt.first(1, Instant.EPOCH, Instant.EPOCH).status())
                    .withContact(new Contact(Instant.EPOCH, Instant.EPOCH, attempt.contact().silence()))
                    .withWatch(Watch.NONE);
        }
    }

    /** How far an attempt has come, as far as somebody acts on it. */
    private sealed interface Reached {
        record OnItsWay() implements Reached {}

        record At(TaskState state) implements Reached {}

        static Reached of(TaskState state) {
            return state.isBefore(TaskState.RUNNING) ? new OnItsWay() : new At(state);
        }
    }
}
