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
 * Whether a task that claims to be an attempt's is the attempt's. Anybody who may call RunTask may copy
 * {@code startedBy}, so the name alone proves nothing: cluster, task definition and creation time must match as well.
 */
final class Ownership {
    /**
     * How far the clock that saved the run may be ahead of ECS's. AWS refuses requests signed by a clock that is off by
     * more than five minutes (AWS "Signature Version 4"), so a function whose clock is further off has launched
     * nothing.
     */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Ownership() {}

    /** The attempt's known task is its own, regardless of its name; so is an adopted task. */
    static boolean isKnown(Run run, int attempt, TaskRef task) {
        Optional<TaskRef> known = attempt == run.attempt().number()
                ? run.attempt().task()
                : run.past().stream()
                        .filter(past -> past.number() == attempt)
                        .findFirst()
                        .flatMap(PastAttempt::task);
        return known.filter(task::equals).isPresent();
    }

    /** Why the task is not the attempt's; empty if it may be. */
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
     * The attempt's task among several that claim to be. Of those that match it is the oldest: nobody could know its
     * name before it existed.
     */
    static Optional<EcsTask> own(Run run, int attempt, List<EcsTask> tasks) {
        return tasks.stream()
                .filter(task -> isKnown(run, attempt, task.ref())
                        || objection(run, attempt, task).isEmpty())
                .min(Comparator.comparing(task -> task.times().created().orElse(Instant.MAX)));
    }

    /** The ended generation of this run that the task was launched for, if any. */
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
