package dev.lifeline.local.ecs.model;

import dev.lifeline.local.ecs.model.Timeline.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A task as DescribeTasks would tell it at one moment.
 *
 * @param version grows by one with every change that makes an event
 * @param stop present from the moment at which ECS wants the task stopped
 */
public record Task(
        Launch launch,
        long version,
        TaskStatus lastStatus,
        DesiredStatus desiredStatus,
        Timeline times,
        Optional<Stop> stop,
        List<Container> containers,
        Connectivity connectivity,
        Map<String, String> tags)
        implements StartedTask {

    /** The link to the task's agent; UNKNOWN (not shown) until it was made for the first time. */
    public enum Connectivity {
        UNKNOWN,
        CONNECTED,
        DISCONNECTED
    }

    public Task {
        containers = List.copyOf(containers);
        tags = Map.copyOf(tags);
    }

    @Override
    public String taskArn() {
        return launch.taskArn();
    }

    public Instant createdAt() {
        return times.at(Mark.CREATED).orElseThrow();
    }

    public Container container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Task in(TaskStatus status) {
        return new Task(launch, version, status, desiredStatus, times, stop, containers, connectivity, tags);
    }

    public Task at(Mark mark, Instant now) {
        return new Task(
                launch,
                version,
                lastStatus,
                desiredStatus,
                times.with(mark, now),
                stop,
                containers,
                connectivity,
                tags);
    }

    /** Wanted stopped; the first cause stays. */
    public Task stoppingFor(Stop cause, Instant now) {
        Task stopping = at(Mark.STOPPING, now);
        return new Task(
                launch,
                version,
                lastStatus,
                DesiredStatus.STOPPED,
                stopping.times,
                stop.or(() -> Optional.of(cause)),
                containers,
                connectivity,
                tags);
    }

    public Task connected(Instant now) {
        Task marked = at(Mark.CONNECTED, now);
        return marked.with(Connectivity.CONNECTED);
    }

    public Task with(Connectivity value) {
        return new Task(launch, version, lastStatus, desiredStatus, times, stop, containers, value, tags);
    }

    public Task withTags(Map<String, String> value) {
        return new Task(launch, version, lastStatus, desiredStatus, times, stop, containers, connectivity, value);
    }

    public Task mapContainers(UnaryOperator<Container> change) {
        return new Task(
                launch,
                version,
                lastStatus,
                desiredStatus,
                times,
                stop,
                containers.stream().map(change).toList(),
                connectivity,
                tags);
    }

    public Task mapContainer(String name, UnaryOperator<Container> change) {
        return mapContainers(container -> container.name().equals(name) ? change.apply(container) : container);
    }

    public Task nextVersion() {
        return new Task(launch, version + 1, lastStatus, desiredStatus, times, stop, containers, connectivity, tags);
    }
}
