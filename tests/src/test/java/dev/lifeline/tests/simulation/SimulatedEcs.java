package dev.lifeline.tests.simulation;

import dev.lifeline.simulator.EcsException;
import dev.lifeline.simulator.EcsSimulator;
import dev.lifeline.simulator.EmittedEvent;
import dev.lifeline.simulator.model.SimulatedTask;
import dev.lifeline.simulator.model.TaskLastStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** ECS with the history of each task, because its answers may be some seconds old. */
final class SimulatedEcs {
    /** RunTask's eventual consistency: "up to 5 minutes" (AWS ECS API). */
    static final int LONGEST_HIDDEN_SECONDS = 200;

    private static final String TASK = "ECS Task State Change";

    private final EcsSimulator ecs;
    private final SimulatedWorld world;
    private final VirtualTime time;
    private final Chance chance;
    private final SimulatedEventBus bus;
    private final Map<String, List<Snapshot>> history = new LinkedHashMap<>();
    private final Map<String, Instant> hiddenUntil = new HashMap<>();
    private Instant nextPump = Instant.MAX;

    SimulatedEcs(EcsSimulator ecs, SimulatedWorld world, SimulatedEventBus bus) {
        this.ecs = ecs;
        this.world = world;
        this.time = world.time();
        this.chance = world.chance();
        this.bus = bus;
    }

    private record Snapshot(Instant at, SimulatedTask task) {}

    /** A call at this moment, with its immediate consequences. */
    <T> T with(BiFunction<EcsSimulator, Instant, T> call) {
        try {
            return call.apply(ecs, time.now());
        } finally {
            pump();
        }
    }

    private void pump() {
        for (EmittedEvent event : ecs.advanceTo(time.now())) {
            if (event.detailType().equals(TASK)) {
                SimulatedTask task = ecs.task(event.resource()).orElseThrow();
                remember(task);
                // Of several changes at once only the last is visible.
                bus.sendOfTask(
                        event,
                        task.version() == event.version()
                                ? EcsMapping.task(task)
                                : SimulatedEventBus.parsed(event).detail().task());
            } else {
                bus.sendOfInstance(event);
            }
        }
        ecs.nextDue().filter(due -> due.isBefore(nextPump)).ifPresent(this::pumpAt);
    }

    private void pumpAt(Instant due) {
        nextPump = due;
        time.at(due, () -> {
            if (nextPump.equals(due)) {
                nextPump = Instant.MAX;
                pump();
            }
        });
    }

    private void remember(SimulatedTask task) {
        List<Snapshot> known = history.computeIfAbsent(task.taskArn(), arn -> {
            hiddenSeconds(arn)
                    .ifPresent(seconds -> hiddenUntil.put(arn, time.now().plusMillis((long) (1000 * seconds))));
            return new ArrayList<>();
        });
        if (known.isEmpty() || known.getLast().task().version() < task.version()) {
            known.add(new Snapshot(time.now(), task));
        }
    }

    private Optional<Double> hiddenSeconds(String arn) {
        return world.outages().launches().holds(time.now())
                ? Optional.of(LONGEST_HIDDEN_SECONDS * chance.number(arn))
                : chance.roll(Fault.FRESH_MISSING, arn).map(roll -> roll.between(0.5, LONGEST_HIDDEN_SECONDS));
    }

    /** The task as it was so long ago; empty if it did not exist yet or is forgotten. */
    Optional<SimulatedTask> asOf(String arn, Duration ago) {
        Instant then = time.now().minus(ago);
        List<Snapshot> known = history.getOrDefault(arn, List.of());
        return known.reversed().stream()
                .filter(snapshot -> !snapshot.at().isAfter(then))
                .findFirst()
                .map(Snapshot::task);
    }

    /** Whether the task is so new that ECS does not show it yet, except in its events. */
    boolean isHidden(String arn) {
        return Optional.ofNullable(hiddenUntil.get(arn))
                .filter(until -> time.now().isBefore(until))
                .isPresent();
    }

    /** The age of the task. */
    Optional<Duration> age(String arn) {
        return ecs.task(arn).map(task -> Duration.between(task.createdAt(), time.now()));
    }

    /** Whether ECS still knows the task: for an hour after its end, unless it was forgotten with its host. */
    boolean isKnown(String arn) {
        try {
            ecs.listTagsForResource(arn, time.now());
            return true;
        } catch (EcsException unknown) {
            return false;
        }
    }

    /** The true state. */
    Optional<SimulatedTask> task(String arn) {
        return ecs.task(arn);
    }

    /** Whether the task runs or may still run, and no stop was requested. */
    boolean isAlive(String arn) {
        return ecs.task(arn)
                .filter(task -> task.lastStatus() != TaskLastStatus.STOPPED)
                .isPresent();
    }
}
