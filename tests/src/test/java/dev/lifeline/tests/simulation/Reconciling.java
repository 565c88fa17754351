package dev.lifeline.tests.simulation;

import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The schedule of Reconcile, every minute; minutes in which nothing is due are skipped, because a round would do
 * nothing.
 */
final class Reconciling {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration TIME = Duration.ofSeconds(40);

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private Instant next = Instant.MAX;

    Reconciling(SimulatedStack stack) {
        this.stack = stack;
        this.world = stack.world();
    }

    /** Somebody saved a deadline. */
    void dueAt(Instant deadline) {
        Instant round = deadline.truncatedTo(ChronoUnit.MINUTES);
        Instant soonest = world.time().now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        roundAt(round.isBefore(soonest) ? soonest : round);
    }

    private void roundAt(Instant minute) {
        Instant at = world.outages().reconcile().holds(minute)
                ? world.outages().reconcile().to()
                : minute;
        if (at.isBefore(next)) {
            next = at;
            world.time().at(at, () -> {
                if (next.equals(at)) {
                    next = Instant.MAX;
                    round();
                }
            });
        }
    }

    private void round() {
        stack.invoke(
                "Reconcile",
                TIMEOUT,
                function -> {
                    try {
                        function.controller()
                                .reconciler()
                                .reconcile(TIME)
                                .failures()
                                .forEach(failure -> stack.expected(function, failure.cause()));
                    } catch (RuntimeException failure) {
                        stack.expected(function, failure);
                    }
                },
                lived -> {});
        stack.witness().runs().values().stream()
                .flatMap(run -> run.deadline().stream())
                .min(Instant::compareTo)
                .ifPresent(this::dueAt);
    }

    void saved(Run run) {
        run.deadline().ifPresent(this::dueAt);
    }
}
