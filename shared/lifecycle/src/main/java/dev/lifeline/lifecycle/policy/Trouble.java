package dev.lifeline.lifecycle.policy;

import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.text.Normal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule is asked about: an attempt that has ended badly, or one that lives and has met an error or a limit.
 *
 * @param task as it was last seen; absent for a launch that was refused
 * @param request what was launched
 * @param attempt 1 for the first
 * @param age of the run
 */
public record Trouble(
        Moment moment, Classification cause, Optional<EcsTask> task, LaunchRequest request, int attempt, Duration age) {

    /** When a rule is asked. */
    public enum Moment {
        /** The attempt goes on unless something stops it. */
        ALIVE,
        /** The attempt is over. */
        OVER
    }

    /** The program may have had an effect. */
    boolean reachedRunning() {
        return task.filter(EcsTask::reachedRunning).isPresent();
    }

    List<EcsContainer> containers() {
        return task.map(EcsTask::containers).orElseGet(List::of);
    }

    /** The launch type and the capacity provider that the task is on; those asked for, where none came to be. */
    Stream<String> platforms() {
        return task.map(EcsTask::placement)
                .map(placement -> Stream.concat(
                        placement.launchType().map(Trouble::name).stream(), placement.capacityProvider().stream()))
                .orElseGet(() -> switch (request.compute()) {
                    case Compute.ClusterDefault unknown -> Stream.empty();
                    case Compute.OnLaunchType on -> Stream.of(name(on.type()));
                    case Compute.OnProviders on -> on.strategy().stream().map(Compute.StrategyItem::provider);
                });
    }

    private static String name(LaunchType type) {
        return type.toString().toUpperCase(Locale.ROOT);
    }

    /** How the program ended. */
    Optional<Exit.Failure> exit() {
        return task.flatMap(seen -> Exit.of(seen, request.essentials()) instanceof Exit.Failure failure
                ? Optional.of(failure)
                : Optional.empty());
    }

    /** Every text that tells why: the evidence, the task's reason, the reasons of its containers. */
    Stream<Normal> reasons() {
        Stream<String> ofTask = task.flatMap(EcsTask::stop).flatMap(EcsTask.Stop::reason).stream();
        Stream<String> ofContainers = containers().stream().flatMap(container -> container.reason().stream());
        return Stream.of(Stream.of(cause.evidence()), ofTask, ofContainers)
                .flatMap(texts -> texts)
                .map(Normal::new);
    }

    /** The containers to blame: the one that exited badly, or those whose reason is the evidence. */
    Stream<String> blamed() {
        Stream<String> byReason = containers().stream()
                .filter(container ->
                        container.reason().filter(cause.evidence()::equals).isPresent())
                .map(EcsContainer::name);
        return Stream.concat(exit().map(Exit.Failure::container).stream(), byReason);
    }
}
