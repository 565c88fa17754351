package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose a task is that says it is an attempt's. Anybody who may call RunTask may copy {@code startedBy}, so that the
 * name alone proves nothing: cluster, task definition and time of creation have to fit as well.
 */
final class Ownership {
    /**
     * How far the clock by which the run was saved may be ahead of ECS's. AWS refuses requests that were signed by a
     * clock which is off by more than five minutes (AWS "Signature Version 4"), so that a function whose clock is
     * further off has launched nothing.
     */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Ownership() {}

    /** A task that the attempt is known to have is its own, whatever it says; so is the one that a run adopted. */
    static boolean isKnown(Run run, int attempt, TaskRef task) {
        Optional<TaskRef> known = attempt == run.attempt().number()
                ? run.attempt().task()
                : run.past().stream()
                        .filter(past -> past.number() == attempt)
                        .findFirst()
                        .flatMap(PastAttempt::task);
        return known.filter(task::equals).isPresent();
    }

    /** Why the task is not the attempt's; empty when nothing speaks against it. */
    static Optional<String> objection(Run run, int attempt, EcsTask task) {
        EcsTask.Placement placement = task.placement();
        String name = run.identity().task(attempt).startedBy();
        if (placement.startedBy().filter(name::equals).isEmpty()) {
            return Optional.of("it was started by " + placement.startedBy().orElse("nobody") + ", not by " + name);
        }
        if (!ResourceNames.isSameCluster(run.request().cluster(), placement.cluster())) {
            return Optional.of("it is in cluster " + placement.cluster() + ", not in "
                    + run.request().cluster());
        }
        if (!ResourceNames.isSameDefinition(run.request().taskDefinition(), placement.taskDefinition())) {
            return Optional.of("it runs " + placement.taskDefinition() + ", not "
                    + run.request().taskDefinition());
        }
        Instant earliest = run.created().minus(CLOCK_SKEW);
        return task.times()
                .created()
                .filter(created -> created.isBefore(earliest))
                .map(created -> "it was created at " + created + ", before the run");
    }

    /**
     * The attempt's own of several tasks that say so. Of those that fit the oldest is it: nobody could know its name
     * before it existed.
     */
    static Optional<EcsTask> own(Run run, int attempt, List<EcsTask> tasks) {
        return tasks.stream()
                .filter(task -> isKnown(run, attempt, task.ref())
                        || objection(run, attempt, task).isEmpty())
                .min(Comparator.comparing(task -> task.times().created().orElse(Instant.MAX)));
    }

    /** The generation of this run that the task was launched for, where that has ended. */
    static Optional<Integer> pastGeneration(Run run, EcsTask task) {
        Identity identity = run.identity();
        return task.placement()
                .startedBy()
                .flatMap(TaskName::parse)
                .filter(name -> name.namespace().equals(identity.namespace()))
                .filter(name -> name.run().equals(identity.id().key()))
                .map(name -> name.nonce().generation())
                .filter(generation -> generation < identity.nonce().generation());
    }
}
