package dev.lifeline.tests.simulation;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.store.LaunchRecords;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.Calls;
import dev.lifeline.controller.testing.InMemoryListing;
import dev.lifeline.controller.testing.InMemoryRunStore;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.Settings;
import dev.lifeline.tests.FunctionDeath;
import dev.lifeline.tests.Wired;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * One instance of a function, which Lambda keeps between invocations: with its own clock and cached policies, and a
 * life that may end between any two steps.
 */
final class FunctionInstance {
    /** The longest step without a fault. */
    private static final int LATENCY_MICROS = 20_000;

    private static final double LONGEST_STALL = 28;

    private final SimulatedWorld world;
    private final String name;
    private final Duration skew;
    private final Testimony testimony = new Testimony();
    private final RunController controller;
    private Instant end = Instant.MAX;
    private boolean reading;

    FunctionInstance(SimulatedStack stack, String name) {
        this.world = stack.world();
        this.name = name;
        this.skew = world.chance()
                .roll(Fault.CLOCK_SKEW, name)
                .map(roll -> Duration.ofMillis(roll.upTo(6_000) - 3_000L))
                .orElse(Duration.ZERO);
        ControllerPorts wired = Wired.of(
                        Wired.settings(
                                stack.namespace(),
                                Settings.AdoptionMode.ON,
                                stack.guard().rules()),
                        dependencies(stack),
                        new NoteTaker(stack, this))
                .controllerPorts();
        this.controller = RunController.in(new ControllerPorts(
                wired.table(),
                wired.ecs(),
                wired.timers(),
                wired.callbacks(),
                wired.gate(),
                testimony.to(wired.policies()),
                wired.foreign(),
                wired.notes(),
                new TimeAndDice(
                        () -> testimony.toTime(clock()),
                        fractions(() -> testimony.toDice(world.chance().number("dice of " + stack.namespace())))),
                wired.rules()));
    }

    private Dependencies dependencies(SimulatedStack stack) {
        StorePort store = new StorePort(stack, this);
        EcsPort ecs = new EcsPort(stack, this);
        DefinitionPort definitions = new DefinitionPort(world, this);
        return new Dependencies(
                new TablePorts(
                        store,
                        store,
                        store,
                        new PolicyPort(stack, this),
                        LaunchRecords.none(),
                        quarantined -> {
                            throw new Violation(
                                    "nothing that ECS sent is quarantined", Optional.empty(), quarantined.reason());
                        },
                        new RegistersPort(stack, this),
                        new SlotsPort(stack, this),
                        new InMemoryListing(new InMemoryRunStore(new Calls())).ports()),
                new EcsPorts(ecs, ecs, definitions, definitions),
                new TimersPort(stack, this),
                new CallbackPort(stack, this),
                new TimeAndDice(this::clock, fractions(() -> world.chance().number("spread of " + stack.namespace()))),
                moment -> sleepUntil(moment.minus(skew)));
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

    /** Begins an invocation, which ends by itself or at its time-out. */
    void beginInvocation(Duration timeout) {
        end = world.time().now().plus(timeout);
        testimony.forget();
    }

    /** One step: here a function may be killed, delayed, or overtaken. */
    void step(String what, Object subject) {
        world.trace().note(world.time().now(), name, what, subject);
        int place = what.hashCode() * 31 + subject.toString().hashCode();
        if (world.chance().happens(Fault.KILL, place)) {
            throw new FunctionDeath("killed at " + what);
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
            throw new FunctionDeath("its time is over");
        }
        world.time().sleepUntil(moment);
    }

    /** Runs what must change nothing. */
    void onlyReading(Runnable question) {
        reading = true;
        try {
            question.run();
        } finally {
            reading = false;
        }
    }

    boolean isReading() {
        return reading;
    }

    /** Its clock. */
    Instant clock() {
        return world.time().now().plus(skew);
    }

    Testimony testimony() {
        return testimony;
    }

    RunController controller() {
        return controller;
    }

    @Override
    public String toString() {
        return name;
    }
}
