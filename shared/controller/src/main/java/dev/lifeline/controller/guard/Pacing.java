package dev.lifeline.controller.guard;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.port.Slots;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pace of all functions together. A call that must wait is given a moment of its own, and comes back at it: so
 * those that wait leave one after the other, and none of them asks twice.
 */
final class Pacing {
    /**
     * A slot that was missed for longer is gone: calls that all come late would go at once. Shorter than a lease, so
     * that a call that is given out again takes a new one.
     */
    private static final Duration KEPT = Duration.ofSeconds(25);

    private final Slots slots;

    Pacing(Slots slots) {
        this.slots = slots;
    }

    /** Empty where the call may go now, by a slot that it has or by a new one. */
    Optional<Hold> hold(List<Lane> lanes, Optional<Instant> slot, Instant now) {
        if (slot.filter(given -> isAt(given, now)).isPresent()) {
            return Optional.empty();
        }
        Map<String, Instant> taken = slots.take(lanes, now);
        return lanes.stream()
                .<Hold>map(lane -> new Hold.Slot(reason(lane), lane.slot(taken(taken, lane))))
                .max(Comparator.comparing(Hold::until))
                .filter(last -> last.until().isAfter(latest(now)));
    }

    static String reason(Lane lane) {
        return "the pace of " + lane.name() + " is kept";
    }

    private static boolean isAt(Instant slot, Instant now) {
        return !slot.isAfter(latest(now)) && now.isBefore(slot.plus(KEPT));
    }

    /** The latest slot at which a call may go now: timers go off so early, and what ECS grants beyond it bears that. */
    static Instant latest(Instant now) {
        return now.plus(Timer.EARLY);
    }

    private static Instant taken(Map<String, Instant> taken, Lane lane) {
        return Optional.ofNullable(taken.get(lane.name()))
                .orElseThrow(() -> new IllegalStateException("no slot of " + lane.name()));
    }
}
