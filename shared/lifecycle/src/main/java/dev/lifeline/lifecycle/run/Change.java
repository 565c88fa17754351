package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Launch;
import dev.lifeline.lifecycle.attempt.Silence;
import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How much a decision changes of a run, for whoever stores it: a write costs the same, however little it says. */
public enum Change {
    /**
     * Nothing, or what the next snapshot shows again: how far a task has come that has yet to run, what its containers
     * do, and when ECS was last heard of. No later decision, effect or report rests on it.
     */
    DETAIL,

    /** A detail, and with it the moment at which the run has to be looked at again. */
    DEADLINE,

    /** Anything else. */
    SUBSTANCE;

    /** What differs between a run and the same run after a decision. */
    public static Change between(Run before, Run after) {
        if (before.equals(after)) {
            return DETAIL;
        }
        if (!Substance.of(before).equals(Substance.of(after))) {
            return SUBSTANCE;
        }
        return before.deadline().equals(after.deadline()) ? DETAIL : DEADLINE;
    }

    /**
     * A run without its details.
     *
     * @param rest all but what follows
     * @param reached the attempt's state; a task that has yet to run counts as on its way, whatever it has reached
     * @param silence the questions that ECS has not answered
     */
    private record Substance(Run rest, Optional<TaskState> reached, Optional<Silence> silence) {
        private static final Contact ANY_CONTACT = new Contact(Instant.EPOCH, Instant.EPOCH, Optional.empty());

        static Substance of(Run run) {
            Attempt attempt = run.attempt();
            Attempt plain = attempt.withLaunch(plain(attempt.launch()))
                    .withStatus(TaskStatus.created(Instant.EPOCH))
                    .withContact(ANY_CONTACT)
                    .withWatch(plain(attempt.watch()));
            return new Substance(
                    run.withAttempt(plain).withShadow(run.shadow().map(life -> life.watching(plain(life.watch())))),
                    Optional.of(attempt.status().state()).filter(state -> !state.isBefore(TaskState.RUNNING)),
                    attempt.contact().silence());
        }

        private static Launch plain(Launch launch) {
            return launch instanceof Launch.Launched(var task, var seen)
                    ? new Launch.Launched(task, seen.map(Substance::plain))
                    : launch;
        }

        /**
         * On which instance it runs, since when, whether and why it ends, and what its containers say about their own
         * end.
         */
        private static EcsTask plain(EcsTask task) {
            EcsTask.Times started = new EcsTask.Times(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    task.times().started(),
                    Optional.empty());
            return new EcsTask(
                    task.ref(),
                    0,
                    task.isStopped() ? EcsStatus.Known.STOPPED : EcsStatus.Known.RUNNING,
                    task.desiredStatus(),
                    task.stop(),
                    started,
                    plain(task.placement()),
                    task.containers().stream().map(Substance::plain).toList());
        }

        /** Decisions look at the rest of it in the snapshot that they are about. */
        private static EcsTask.Placement plain(EcsTask.Placement placement) {
            return new EcsTask.Placement(
                    "",
                    EcsTask.Placement.NO_DEFINITION,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    placement.containerInstance());
        }

        private static EcsContainer plain(EcsContainer container) {
            return new EcsContainer(
                    container.name(),
                    EcsStatus.Known.RUNNING,
                    container.exitCode(),
                    container.reason(),
                    Optional.empty(),
                    List.of());
        }

        /** A state without a limit is watched for nothing. */
        private static Watch plain(Watch watch) {
            return watch.until().isPresent() ? watch : Watch.NONE;
        }
    }
}
