package dev.lifeline.simulator.model;

import dev.lifeline.simulator.model.TaskTimes.TaskTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A task as DescribeTasks would return it at one moment.
 *
 * @param version grows by one with every change that makes an event
 * @param stop present once ECS wants the task stopped
 */
public record SimulatedTask(
        TaskLaunch launch,
        long version,
        TaskLastStatus lastStatus,
        DesiredStatus desiredStatus,
        TaskTimes times,
        Optional<TaskStop> stop,
        List<SimulatedContainer> containers,
        Connectivity connectivity,
        Map<String, String> tags)
        implements StartedTask {

    /** The connection to the task's agent; UNKNOWN (not shown) until it was first established. */
    public enum Connectivity {
        UNKNOWN,
        CONNECTED,
        DISCONNECTED
    }

    public SimulatedTask {
        containers = List.copyOf(containers);
        tags = Map.copyOf(tags);
    }

    @Override
    public String taskArn() {
        return launch.taskArn();
    }

    public Instant createdAt() {
        return times.at(TaskTimestamp.CREATED).orElseThrow();
    }

    public SimulatedContainer container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public SimulatedTask in(TaskLastStatus status) {
        return new SimulatedTask(launch, version, status, desiredStatus, times, stop, containers, connectivity, tags);
    }

    public SimulatedTask at(TaskTimestamp timestamp, Instant now) {
        return new SimulatedTask(
                launch,
                version,
                lastStatus,
                desiredStatus,
                times.with(timestamp, now),
                stop,
                containers,
                connectivity,
                tags);
    }

    /** With the desired status STOPPED; the first cause is kept. */
    public SimulatedTask stoppingFor(TaskStop cause, Instant now) {
        SimulatedTask stopping = at(TaskTimestamp.STOPPING, now);
        return new SimulatedTask(
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

    public SimulatedTask connected(Instant now) {
        SimulatedTask marked = at(TaskTimestamp.CONNECTED, now);
        return marked.with(Connectivity.CONNECTED);
    }

    public SimulatedTask with(Connectivity value) {
        return new SimulatedTask(launch, version, lastStatus, desiredStatus, times, stop, containers, value, tags);
    }

    public SimulatedTask withTags(Map<String, String> value) {
        return new SimulatedTask(
                launch, version, lastStatus, desiredStatus, times, stop, containers, connectivity, value);
    }

    public SimulatedTask mapContainers(UnaryOperator<SimulatedContainer> change) {
        return new SimulatedTask(
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

    public SimulatedTask mapContainer(String name, UnaryOperator<SimulatedContainer> change) {
        return mapContainers(container -> container.name().equals(name) ? change.apply(container) : container);
    }

    public SimulatedTask nextVersion() {
        return new SimulatedTask(
                launch, version + 1, lastStatus, desiredStatus, times, stop, containers, connectivity, tags);
    }
}
