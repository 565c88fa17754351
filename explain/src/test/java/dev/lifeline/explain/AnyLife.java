package dev.lifeline.explain;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask.Times;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random lives: whatever ECS, users and clocks may do to a run. */
public final class AnyLife {
    private static final List<String> POLICIES = List.of("default", "always", "once", "prefer-cached");
    private static final List<String> STATES = List.of(
            "PROVISIONING",
            "PENDING",
            "ACTIVATING",
            "RUNNING",
            "DEACTIVATING",
            "STOPPING",
            "DEPROVISIONING",
            "STOPPED",
            "LIMBO");
    private static final List<String> REASONS = List.of(
            "CannotPullContainerError: i/o timeout",
            "CannotPullContainerError: pull access denied for registry.example/app",
            "ResourceInitializationError: unable to pull secrets or registry auth",
            "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s",
            "<script>alert('\"&\u202e')</script>");

    private final RandomGenerator random;

    private AnyLife(long seed) {
        random = new Random(seed);
    }

    /** So many lives, from the seed on. */
    public static Stream<Life> of(long seed, int number) {
        return IntStream.range(0, number).mapToObj(each -> new AnyLife(seed + each).life());
    }

    private Life life() {
        Life life = Life.under(DefaultPolicy.named(any(POLICIES)).orElseThrow());
        int steps = random.nextInt(60);
        for (int step = 0; step < steps; step++) {
            step(life);
        }
        return life;
    }

    private void step(Life life) {
        double seconds = random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextDouble() * 30;
        switch (random.nextInt(16)) {
            case 0 -> life.then(seconds, new TimePassed());
            case 1, 2 -> life.accepted(seconds);
            case 3 -> life.answers(seconds, answer(life.now()));
            case 4 -> life.sees(seconds, task -> task.failed(any(REASONS)));
            case 5 -> life.exits(seconds, random.nextInt(3));
            case 6 -> life.running(seconds);
            case 7 ->
                life.sees(
                        seconds,
                        task -> task.stopping(any(List.of(StopCode.KnownStopCode.values())), "ended")
                                .status(any(STATES)));
            case 8 -> user(life, seconds);
            case 9, 10, 11 ->
                life.sees(seconds, task -> task.status(any(STATES)).times(times(life.now())));
            default -> {
                if (life.run().next().isPresent()) {
                    life.due();
                }
            }
        }
    }

    private void user(Life life, double seconds) {
        switch (random.nextInt(8)) {
            case 0 -> life.then(seconds, new StopRequested("enough", any(List.of(StopManner.values()))));
            case 1 -> life.then(seconds, new SuspendRequested("maintenance"));
            default -> life.then(seconds, new ResumeRequested());
        }
    }

    private LaunchAnswer answer(Instant now) {
        return switch (random.nextInt(3)) {
            case 0 -> new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY"));
            case 1 -> new LaunchAnswer.LaunchUnanswered("connection reset");
            default -> new LaunchAnswer.LaunchHeld(new Hold.Slot("paced", now.plusSeconds(40)));
        };
    }

    /** Clocks may jump, and any time may be missing. */
    private Times times(Instant now) {
        return new Times(moment(now), moment(now), moment(now), moment(now), moment(now));
    }

    private Optional<Instant> moment(Instant now) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(now.plusSeconds(random.nextInt(400) - 300));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
