package dev.lifeline.tests.simulation;

import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks that what the guard holds back is not called. */
final class GuardWitness {
    /**
     * How long until all functions follow the switch: one that has just read it may still make a call for the rest of
     * its life.
     */
    private static final Duration HEEDED = Duration.ofSeconds(100);

    /** How far a call may be from its slot, because of a wrong clock or a stall. */
    private static final Duration EARLY = Duration.ofSeconds(6);

    private static final Duration LATE = Duration.ofSeconds(100);
    private static final int SLOW = 1;

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final GuardRules rules;
    private Optional<Instant> pausedSince = Optional.empty();
    private final List<Instant> slots = new ArrayList<>();

    GuardWitness(SimulatedStack stack) {
        this.stack = stack;
        this.world = stack.world();
        this.rules = world.chance().stream("guard of " + stack.namespace()).nextInt(8) == 0
                ? GuardRules.of(SLOW, SLOW)
                : GuardRules.STANDARD;
    }

    GuardRules rules() {
        return rules;
    }

    /** In some worlds somebody pauses everything for a while, at most until all faults end. */
    void begin(Instant cease) {
        world.chance().roll(Fault.PAUSE, stack.namespace()).ifPresent(roll -> {
            Instant from = SimulatedWorld.START.plusSeconds((long) roll.between(1, 7200));
            Instant to = from.plusSeconds((long) roll.other().between(10, 7200));
            if (from.isBefore(cease)) {
                world.time().at(from, () -> pause(from));
                world.time().at(to.isBefore(cease) ? to : cease, this::resume);
            }
        });
    }

    private void pause(Instant now) {
        world.trace().note(now, "somebody", "pauses", stack.namespace());
        new PauseSwitch(stack.registers()).pause(new Paused("to see what happens", now));
        pausedSince = Optional.of(now);
    }

    private void resume() {
        world.trace().note(world.time().now(), "somebody", "resumes", stack.namespace());
        new PauseSwitch(stack.registers()).resume();
        pausedSince = Optional.empty();
    }

    /** A call has this slot, or may be made at once. */
    void given(Instant slot) {
        Instant now = world.time().now();
        slots.add(slot.isBefore(now) ? now : slot);
    }

    /** RunTask or StopTask reaches ECS. */
    void called(RunKey run, String what) {
        Witness.hold(
                pausedSince
                        .filter(since -> world.time().now().isAfter(since.plus(HEEDED)))
                        .isEmpty(),
                "nothing is done while Lifeline is paused",
                run,
                what,
                pausedSince);
        Instant now = world.time().now();
        Optional<Instant> slot = slots.stream()
                .filter(given -> now.isAfter(given.minus(EARLY)) && now.isBefore(given.plus(LATE)))
                .min(Comparator.naturalOrder());
        Witness.hold(slot.isPresent(), "a call has a slot of its own", run, what, slots);
        slot.ifPresent(slots::remove);
    }
}
