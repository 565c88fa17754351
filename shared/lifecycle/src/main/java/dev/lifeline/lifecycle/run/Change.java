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

/** How much a decision changes a run, for its storage: every write costs the same. */
public enum Change {
    /**
     * Nothing, or what the next snapshot shows again: the progress of a task that has yet to run, its containers, and
     * the last contact with ECS. No later decision, effect or report depends on it.
     */
    DETAIL,

    /** A detail and the run's deadline, or the time of a heartbeat. */
    DEADLINE,

    /** Anything else. */
    SUBSTANCE;

    /** The difference between a run and the same run after a decision. */
    public static Change between(Run before, Run after) {
        if (before.equals(after)) {
            return DETAIL;
        }
        if (!Substance.of(before).equals(Substance.of(after))) {
            return SUBSTANCE;
        }
        boolean sameTimes =
                before.deadline().equals(after.deadline()) && before.orders().equals(after.orders());
        return sameTimes ? DETAIL : DEADLINE;
    }

    /**
     * A run without its details.
     *
     * @param rest everything except what follows
     * @param reached the attempt's state; all states before RUNNING count as the same
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
                    run.withAttempt(plain)
                            .withOrders(run.orders().withoutTimes())
                            .withShadow(run.shadow().map(life -> life.watching(plain(life.watch())))),
                    Optional.of(attempt.status().state()).filter(state -> !state.isBefore(TaskState.RUNNING)),
                    attempt.contact().silence());
        }

        private static Launch plain(Launch launch) {
            return launch instanceof Launch.Launched(var task, var seen)
                    ? new Launch.Launched(task, seen.map(Substance::plain))
                    : launch;
        }

        /** Its instance, its start, whether and why it ends, and its containers' reasons and exit codes. */
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

        /** Decisions use the rest only from the current snapshot. */
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

        /** A state without a limit need not be watched. */
        private static Watch plain(Watch watch) {
            return watch.until().isPresent() ? watch : Watch.NONE;
        }
    }
}
