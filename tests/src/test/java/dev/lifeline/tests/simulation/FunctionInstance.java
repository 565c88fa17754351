package dev.lifeline.tests.simulation;

import dev.lifeline.controller.guard.Guarded;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.functions.Lifeline;
import dev.lifeline.lifecycle.run.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * One copy of a function, as Lambda keeps it from one invocation to the next: with a clock of its own, the policies
 * that it has read, and a life that may end between any two steps.
 */
final class FunctionInstance {
    /** The most that a step takes where nothing is wrong. */
    private static final int LATENCY_MICROS = 20_000;

    private static final double LONGEST_STALL = 28;

    private final World world;
    private final String name;
    private final Duration skew;
    private final Testimony testimony = new Testimony();
    private final Lifeline lifeline;
    private final RunLoop loop;
    private Instant end = Instant.MAX;

    FunctionInstance(Stack stack, String name) {
        this.world = stack.world();
        this.name = name;
        this.skew = world.chance()
                .roll(Fault.CLOCK_SKEW, name)
                .map(roll -> Duration.ofMillis(roll.upTo(6_000) - 3_000L))
                .orElse(Duration.ZERO);
        CachedPolicies policies = new CachedPolicies(
                new PolicyPort(stack, this),
                unreadable -> {
                    throw new AssertionError(unreadable);
                },
                this::clock,
                Lifeline.POLICY_FRESHNESS);
        TaskRunner ecs = new EcsPort(stack, this);
        Guarded guarded = Guarded.of(
                ecs,
                (run, decision) -> {},
                new Guarded.Shared(new RegistersPort(stack, this), new SlotsPort(stack, this)),
                stack.guard().rules(),
                this::clock,
                fractions(() -> world.chance().number("spread of " + stack.namespace())));
        Surroundings surroundings = new Surroundings(
                        new StorePort(stack, this),
                        ecs,
                        testimony.to(policies),
                        guarded.log(),
                        () -> testimony.toTime(clock()),
                        fractions(() -> testimony.toDice(world.chance().number("dice of " + stack.namespace()))),
                        Limits.STANDARD,
                        stack.namespace())
                .with(new GatePort(guarded.gate(), stack, this))
                .with(new TimersPort(stack, this));
        this.lifeline = Lifeline.in(
                surroundings,
                ForeignTasks.unrecorded(policies),
                parked -> {
                    throw new Violation("nothing that ECS sent is parked", Optional.empty(), parked.reason());
                },
                new Reconciler(surroundings));
        this.loop = new RunLoop(surroundings);
    }

    /** Whole numbers are drawn from fractions, of which each has 53 bits. */
    private static RandomGenerator fractions(DoubleSupplier drawn) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return (long) (drawn.getAsDouble() * 0x1.0p53);
            }

            @Override
            public double nextDouble() {
                return drawn.getAsDouble();
            }
        };
    }

    /** Begins an invocation, which ends by itself or is ended then. */
    void beginInvocation(Duration timeout) {
        end = world.time().now().plus(timeout);
        testimony.forget();
    }

    /** One step further: here a function may be killed, stand still, or be overtaken by others. */
    void step(String what, Object subject) {
        world.trace().note(world.time().now(), name, what, subject);
        int place = what.hashCode() * 31 + subject.toString().hashCode();
        if (world.chance().happens(Fault.KILL, place)) {
            throw new Died("killed at " + what);
        }
        long micros = (long) (LATENCY_MICROS * world.chance().number(place));
        Duration stall = world.chance()
                .roll(Fault.STALL, place)
                .map(roll -> Duration.ofMillis((long) (1000 * roll.between(1, LONGEST_STALL))))
                .orElse(Duration.ZERO);
        if (micros % 4 == 0 || !stall.isZero()) {
            sleep(stall.plusNanos(micros * 1000));
        }
    }

    void sleep(Duration span) {
        sleepUntil(world.time().now().plus(span));
    }

    private void sleepUntil(Instant moment) {
        if (moment.isAfter(end)) {
            world.time().sleepUntil(end);
            throw new Died("its time is over");
        }
        world.time().sleepUntil(moment);
    }

    /** What it takes for the time. */
    Instant clock() {
        return world.time().now().plus(skew);
    }

    Testimony testimony() {
        return testimony;
    }

    Lifeline lifeline() {
        return lifeline;
    }

    RunLoop loop() {
        return loop;
    }

    @Override
    public String toString() {
        return name;
    }
}
