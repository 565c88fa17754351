package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * For all observations in any order, under any policy: the invariants of a run hold after every step. A walk that
 * breaks one prints its seed; {@code -Dlifeline.seed=20262604 -Dlifeline.walks=1} walks it again.
 */
class RandomWalkTest {
    private static final long SEED = Long.getLong("lifeline.seed", 20261121);
    private static final int WALKS = Integer.getInteger("lifeline.walks", 1_000);
    private static final int STEPS = 40;
    private static final Limits FEW = new Limits(
            Limits.STANDARD.lease(),
            Limits.STANDARD.check(),
            Limits.STANDARD.visibility(),
            Limits.STANDARD.token(),
            Limits.STANDARD.record(),
            Limits.STANDARD.stopping(),
            Limits.STANDARD.silence(),
            Limits.STANDARD.suspension(),
            2,
            3);

    @Test
    void whatever_is_observed_the_invariants_hold() {
        walk(WALKS);
    }

    @Test
    @Tag("long")
    void whatever_is_observed_on_many_walks_the_invariants_hold() {
        walk(10 * WALKS);
    }

    private static void walk(int walks) {
        Set<WalkEnding> endings = EnumSet.noneOf(WalkEnding.class);
        int steps = 0;
        for (int walk = 0; walk < walks; walk++) {
            steps += walk(SEED + walk, endings);
        }
        assertThat(steps).isEqualTo(walks * STEPS);
        if (walks >= 100) {
            assertThat(endings).as("the walks come everywhere").containsExactlyInAnyOrder(WalkEnding.values());
        }
    }

    private enum WalkEnding {
        ATTEMPTING,
        AWAITING_RECORD,
        BACKING_OFF,
        SUCCEEDED,
        FAILED,
        STOPPED
    }

    private static int walk(long seed, Set<WalkEnding> endings) {
        RandomGenerator random = new Random(seed);
        Circumstances circumstances = circumstances(random);
        boolean adopted = random.nextInt(4) == 0;
        Run run = begin(circumstances, adopted, random).run();
        List<AskedAgain> decided = new ArrayList<>();
        int steps = 0;
        for (; steps < STEPS; steps++) {
            circumstances = at(circumstances, later(run, circumstances.now(), random), random);
            Observation observation = AnyObservation.of(run, random);
            try {
                Decision decision = Supervisor.decide(run, observation, circumstances);
                new Invariants(run, observation, circumstances, adopted).hold(decision);
                run = decision.run();
                decided.add(new AskedAgain(decision.explanation(), circumstances));
                endings.add(ending(run));
            } catch (RuntimeException | AssertionError broken) {
                fail(
                        "seed %d, step %d, %s%n  on %s%n  under %s"
                                .formatted(seed, steps, observation, run, circumstances),
                        broken);
            }
        }
        Run last = run;
        if (!adopted) {
            decided.forEach(each -> each.hold(last));
        }
        return steps;
    }

    private static Decision begin(Circumstances circumstances, boolean adopted, RandomGenerator random) {
        Decision launched = Supervisor.launch(Scene.IDENTITY, LaunchOrder.of(request(random)), circumstances);
        if (!adopted) {
            return launched;
        }
        List<MissingLaunchFact> gaps = random.nextInt(2) == 0
                ? List.of(new MissingLaunchFact(
                        List.of(MissingLaunchFact.Availability.values())
                                .get(random.nextInt(MissingLaunchFact.Availability.values().length)),
                        "an override is not told"))
                : List.of();
        return Supervisor.adopt(
                Scene.IDENTITY,
                new Adoption(launched.run().request(), gaps),
                AnyObservation.stranger(launched.run(), random),
                circumstances);
    }

    private static LaunchRequest request(RandomGenerator random) {
        LaunchRequest request = Requests.of(
                random.nextInt(3) == 0
                        ? new Essentials.EssentialsUnknown()
                        : new Essentials.Named(random.nextBoolean() ? List.of("app") : List.of("app", "side")));
        return random.nextBoolean()
                ? request
                : request.with(new Network(List.of("subnet-a", "subnet-b"), List.of(), false))
                        .with(new Overrides(
                                Optional.of("256"),
                                Optional.of("512"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of()));
    }

    private static Circumstances circumstances(RandomGenerator random) {
        AnyPolicy policies = new AnyPolicy(random);
        List<String> builtIn = List.of("default", "always", "once", "prefer-cached");
        Policy policy = random.nextInt(4) == 0
                ? DefaultPolicy.named(builtIn.get(random.nextInt(builtIn.size())))
                        .orElseThrow()
                : policies.any("walked");
        Optional<Policy> beside = switch (random.nextInt(6)) {
            case 0, 1 -> Optional.of(policies.any("beside"));
            case 2 -> Optional.of(policy);
            default -> Optional.empty();
        };
        Limits limits = random.nextInt(4) == 0 ? FEW : Limits.STANDARD;
        return new Circumstances(policy, beside, CauseCatalog.standard(), limits, TaskSketch.NOON, random.nextDouble());
    }

    private static Circumstances at(Circumstances last, Instant now, RandomGenerator random) {
        return new Circumstances(last.policy(), last.shadow(), last.catalog(), last.limits(), now, random.nextDouble());
    }

    /** Often a moment, sometimes exactly the run's deadline, sometimes long after it. */
    private static Instant later(Run run, Instant now, RandomGenerator random) {
        Instant due = run.deadline().filter(at -> at.isAfter(now)).orElse(now);
        return switch (random.nextInt(6)) {
            case 0, 1 -> now;
            case 2, 3 -> now.plusMillis(random.nextInt(5_000));
            case 4 -> due;
            default -> due.plusSeconds(random.nextInt(4_000));
        };
    }

    private static WalkEnding ending(Run run) {
        return switch (run.phase()) {
            case Phase.Attempting attempting -> WalkEnding.ATTEMPTING;
            case Phase.AwaitingRecord awaiting -> WalkEnding.AWAITING_RECORD;
            case Phase.BackingOff backingOff -> WalkEnding.BACKING_OFF;
            case Phase.Ended ended ->
                Arrays.stream(WalkEnding.values())
                        .filter(it -> it.name().equals(ended.result().name()))
                        .findFirst()
                        .orElseThrow();
        };
    }
}
