package dev.lifeline.controller.guard;

import dev.lifeline.controller.port.Registers;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.run.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a call that changes something in ECS may be made now. In this order: the switch for everything, the breakers
 * of the images, the pace. Switch and breakers are read every five seconds at most, so that a throw of the switch takes
 * that long to be heeded everywhere.
 */
final class Guard {
    private static final Duration FRESHNESS = Duration.ofSeconds(5);
    private static final Duration PAUSED = Duration.ofMinutes(2);
    private static final Duration SPREAD = Duration.ofSeconds(10);

    private final Registers registers;
    private final Breakers breakers;
    private final Pacing pacing;
    private final Images images;
    private final InstantSource clock;
    private final RandomGenerator random;
    private GuardState state = GuardState.of(List.of());
    private Instant staleAt = Instant.MIN;

    Guard(Registers registers, GuardRules rules, Images images, InstantSource clock, RandomGenerator random) {
        this.registers = registers;
        this.breakers = new Breakers(registers, rules);
        this.pacing = new Pacing(registers, rules.pace(), clock.instant());
        this.images = images;
        this.clock = clock;
        this.random = random;
    }

    /** RunTask of an attempt. */
    Optional<Held> launch(TaskName name, LaunchRequest request) {
        Instant now = clock.instant();
        return paused(now)
                .or(() -> broken(name.startedBy(), request, now))
                .or(() -> pacing.take(name(request.cluster()), now))
                .map(this::spread);
    }

    /** StopTask. */
    Optional<Held> stop(String cluster) {
        Instant now = clock.instant();
        return paused(now).or(() -> pacing.take(name(cluster), now)).map(this::spread);
    }

    private Optional<Held> paused(Instant now) {
        return state(now).paused().map(pause -> new Held("effects are paused: " + pause.reason(), now.plus(PAUSED)));
    }

    private Optional<Held> broken(String attempt, LaunchRequest request, Instant now) {
        if (state(now).breakers().isEmpty()) {
            return Optional.empty();
        }
        List<BreakerName> touched = touched(images.of(request.taskDefinition()), now);
        return breakers.admit(attempt, touched, now);
    }

    /**
     * The images of an attempt could not be pulled.
     *
     * @param containers those whose pull failed; of none, where ECS does not tell which
     * @param reach what of the image the failure is about
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

    /** The images of an attempt were pulled. Of what never tripped nothing is written. */
    void succeeded(String taskDefinition) {
        Instant now = clock.instant();
        if (state(now).tripped() > 0) {
            breakers.succeeded(touched(images.of(taskDefinition), now), now);
        }
    }

    /** Of these images the breakers that have seen a failure. */
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

    /** Those that wait for the same thing do not all come back at once. */
    private Held spread(Held held) {
        long spread = (long) (random.nextDouble() * SPREAD.toMillis());
        return new Held(held.reason(), held.until().plusMillis(spread));
    }

    /** ECS takes a cluster's name or its ARN. */
    private static String name(String cluster) {
        return cluster.substring(cluster.lastIndexOf('/') + 1);
    }
}
