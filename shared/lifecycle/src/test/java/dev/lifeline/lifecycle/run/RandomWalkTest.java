package dev.lifeline.lifecycle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever is observed, in whatever order: the invariants of a run hold after every step. */
class RandomWalkTest {
    private static final long SEED = 20261121;
    private static final int WALKS = 4_000;
    private static final int STEPS = 40;

    @Test
    void whatever_is_observed_the_invariants_hold() {
        Set<Ending> endings = EnumSet.noneOf(Ending.class);
        int steps = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            steps += walk(SEED + walk, endings);
        }
        assertThat(steps).isEqualTo(WALKS * STEPS);
        assertThat(endings).as("the walks come everywhere").containsExactlyInAnyOrder(Ending.values());
    }

    private enum Ending {
        ATTEMPTING,
        BACKING_OFF,
        SUCCEEDED,
        FAILED,
        STOPPED
    }

    private static int walk(long seed, Set<Ending> endings) {
        RandomGenerator random = new Random(seed);
        List<String> policies = List.of("default", "always", "once", "prefer-cached");
        Policy policy = DefaultPolicy.named(policies.get(random.nextInt(policies.size())))
                .orElseThrow();
        Instant now = TaskSketch.NOON;
        Run run = Supervisor.launch(Scene.ID, Scene.REQUEST, at(policy, now, random))
                .run();
        int steps = 0;
        for (; steps < STEPS; steps++) {
            now = later(run, now, random);
            Observation observation = AnyObservation.of(run, random);
            Circumstances circumstances = at(policy, now, random);
            try {
                Decision decision = Supervisor.decide(run, observation, circumstances);
                check(run, decision, circumstances);
                assertThat(Supervisor.decide(run, observation, circumstances)).isEqualTo(decision);
                run = decision.run();
            } catch (RuntimeException | AssertionError broken) {
                fail("seed %d, step %d, %s on %s".formatted(seed, steps, observation, run), broken);
            }
        }
        endings.add(ending(run));
        return steps;
    }

    private static void check(Run before, Decision decision, Circumstances circumstances) {
        Run after = decision.run();
        int attempt = after.attempt().number();
        assertThat(attempt - before.attempt().number())
                .as("attempts grow by one")
                .isBetween(0, 1);
        if (attempt == before.attempt().number()) {
            assertThat(after.attempt().status().state().number())
                    .as("states only grow")
                    .isGreaterThanOrEqualTo(before.attempt().status().state().number());
        } else {
            assertThat(after.past())
                    .last()
                    .satisfies(past -> assertThat(past.state().terminal())
                            .as("at most one attempt is not over")
                            .isTrue());
        }
        assertThat(after.past()).as("each attempt is kept").hasSize(attempt - 1);
        after.spent()
                .forEach((group, spent) -> assertThat(spent.retries())
                        .as("budget %s", group)
                        .isLessThanOrEqualTo(
                                circumstances.policy().budget(group).retries()));
        assertThat(after.attempt().isOver()).isEqualTo(!(after.phase() instanceof Phase.Attempting));
        if (before.hasEnded()) {
            assertThat(after.phase()).as("an ended run stays ended").isEqualTo(before.phase());
            assertThat(after.attempt().status()).isEqualTo(before.attempt().status());
        }
        assertThat(after.deadline().isPresent() || after.hasEnded())
                .as("a run that has not ended has a deadline")
                .isTrue();
        decision.effects().forEach(effect -> launchesOnly(effect, after));
        after.pending().forEach(pending -> launchesOnly(pending.effect(), after));
        assertThat(after.pending())
                .extracting(PendingEffect::effect)
                .as("owed once")
                .doesNotHaveDuplicates();
        assertThat(decision.effects()).as("given out once").doesNotHaveDuplicates();
    }

    private static void launchesOnly(Effect effect, Run run) {
        if (effect instanceof Effect.RunTask || effect instanceof Effect.FindTask) {
            assertThat(effect.attempt())
                    .as("only the current attempt is launched")
                    .isEqualTo(run.attempt().number());
            assertThat(run.attempt().isOver())
                    .as("and only while it is not over")
                    .isFalse();
        }
    }

    /** Often a moment, sometimes the very moment at which the run is due, sometimes long after it. */
    private static Instant later(Run run, Instant now, RandomGenerator random) {
        Instant due = run.deadline().filter(at -> at.isAfter(now)).orElse(now);
        return switch (random.nextInt(6)) {
            case 0, 1 -> now;
            case 2, 3 -> now.plusMillis(random.nextInt(5_000));
            case 4 -> due;
            default -> due.plusSeconds(random.nextInt(4_000));
        };
    }

    private static Circumstances at(Policy policy, Instant now, RandomGenerator random) {
        return new Circumstances(
                policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, random.nextDouble());
    }

    private static Ending ending(Run run) {
        return switch (run.phase()) {
            case Phase.Attempting attempting -> Ending.ATTEMPTING;
            case Phase.BackingOff backingOff -> Ending.BACKING_OFF;
            case Phase.Ended ended ->
                Arrays.stream(Ending.values())
                        .filter(it -> it.name().equals(ended.result().name()))
                        .findFirst()
                        .orElseThrow();
        };
    }
}
