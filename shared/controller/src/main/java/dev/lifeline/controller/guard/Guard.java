package dev.lifeline.controller.guard;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.store.Registers;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Lane;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Whether a launch or stop may be made now. Checks, in this order: the switch for everything, the breakers of the
 * images, the pace. Switch and breakers are read at most every five seconds, so the switch takes effect everywhere
 * within that time.
 */
public final class Guard implements Gate {
    private static final Duration FRESHNESS = Duration.ofSeconds(5);
    private static final Duration PAUSED = Duration.ofMinutes(2);
    private static final Duration SPREAD = Duration.ofSeconds(10);

    private final Registers registers;
    private final GuardRules rules;
    private final Breakers breakers;
    private final Pacing pacing;
    private final Images images;
    private final InstantSource clock;
    private final RandomGenerator random;
    private GuardState state = GuardState.of(List.of());
    private Instant staleAt = Instant.MIN;

    /**
     * A guard with its own state.
     *
     * @param table the state that all functions share
     * @param definitions resolves the images of task definitions
     * @param chance spreads the return of held calls
     */
    public Guard(TablePorts table, TaskDefinitions definitions, GuardRules rules, TimeAndDice chance) {
        this.registers = table.registers();
        this.rules = rules;
        this.breakers = new Breakers(registers, rules);
        this.pacing = new Pacing(table.slots());
        this.images = new Images(definitions);
        this.clock = chance.clock();
        this.random = chance.random();
    }

    @Override
    public Optional<Hold> hold(Run run, Effect effect, Optional<Instant> slot) {
        Instant now = clock.instant();
        LaunchRequest request = run.request();
        return switch (effect) {
            case Effect.RunTask launch ->
                paused(now)
                        .or(() -> broken(run.identity().task(launch.attempt()).startedBy(), request, now))
                        .or(() -> pacing.hold(lanes(request), slot, now));
            case Effect.StopTask stop -> paused(now).or(() -> pacing.hold(lanes(request.cluster()), slot, now));
            case Effect.DescribeTask describe -> Optional.empty();
            case Effect.FindTask find -> Optional.empty();
            case Effect.SendCallback send -> Optional.empty();
        };
    }

    private List<Lane> lanes(LaunchRequest request) {
        List<Lane> lanes = lanes(request.cluster());
        return request.compute().isFargate()
                ? Stream.concat(lanes.stream(), Stream.of(new Lane("Fargate", rules.fargate())))
                        .toList()
                : lanes;
    }

    private List<Lane> lanes(String cluster) {
        return List.of(new Lane("the account", rules.account()), new Lane("cluster " + name(cluster), rules.cluster()));
    }

    private Optional<Hold> paused(Instant now) {
        return state(now).paused().map(pause -> barred("Lifeline is paused: " + pause.reason(), now.plus(PAUSED)));
    }

    private Optional<Hold> broken(String attempt, LaunchRequest request, Instant now) {
        if (state(now).breakers().isEmpty()) {
            return Optional.empty();
        }
        List<BreakerName> touched = touched(images.of(request.taskDefinition()), now);
        return breakers.admit(attempt, touched, now).map(open -> barred(open.reason(), open.until()));
    }

    /**
     * The images of an attempt could not be pulled.
     *
     * @param containers those whose pull failed; empty if ECS does not say which
     * @param reach whether the failure is about the image or its registry
     */
    void failed(String attempt, String taskDefinition, List<String> containers, BreakerName.Scope reach) {
        List<Image> blamed = images.of(taskDefinition, containers);
        List<BreakerName> names = (blamed.isEmpty() ? images.of(taskDefinition) : blamed)
                .stream()
                        .flatMap(image -> image.breakers().stream())
                        .filter(name -> name.scope().compareTo(reach) <= 0)
                        .distinct()
                        .toList();
        breakers.failed(attempt, names, clock.instant());
    }

    /** The images of an attempt were pulled. A breaker without failures is not written. */
    void succeeded(String taskDefinition) {
        Instant now = clock.instant();
        if (state(now).tripped() > 0) {
            breakers.succeeded(touched(images.of(taskDefinition), now), now);
        }
    }

    /** The breakers of these images that have seen a failure. */
    private List<BreakerName> touched(List<Image> pulled, Instant now) {
        return pulled.stream()
                .flatMap(image -> image.breakers().stream())
                .distinct()
                .filter(state(now).breakers()::containsKey)
                .toList();
    }

    private synchronized GuardState state(Instant now) {
        if (!now.isBefore(staleAt)) {
            state = GuardState.of(registers.all());
            staleAt = now.plus(FRESHNESS);
        }
        return state;
    }

    /** Calls that wait for the same breaker return at different times. */
    private Hold barred(String reason, Instant until) {
        long spread = (long) (random.nextDouble() * SPREAD.toMillis());
        return new Hold.Barred(reason, until.plusMillis(spread));
    }

    /** ECS accepts a cluster's name or its ARN. */
    private static String name(String cluster) {
        return cluster.substring(cluster.lastIndexOf('/') + 1);
    }
}
