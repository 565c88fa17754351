package dev.lifeline.controller.guard;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.store.Slots;
import dev.lifeline.lifecycle.guard.Hold;
import dev.lifeline.lifecycle.guard.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pace of all functions together. A call that must wait gets its own moment and returns at it, so waiting calls
 * leave one after the other and ask only once.
 */
final class Pacing {
    /**
     * A slot missed by more than this expires, so that late calls do not all leave at once. Shorter than a lease, so
     * that a call whose lease expired takes a new slot.
     */
    private static final Duration KEPT = Duration.ofSeconds(25);

    private final Slots slots;

    Pacing(Slots slots) {
        this.slots = slots;
    }

    /** Empty if the call may be made now, in its slot or in a new one. */
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

    /** The latest slot for a call now: timers fire this early, and ECS's reserve covers it. */
    static Instant latest(Instant now) {
        return now.plus(Timer.EARLY);
    }

    private static Instant taken(Map<String, Instant> taken, Lane lane) {
        return Optional.ofNullable(taken.get(lane.name()))
                .orElseThrow(() -> new IllegalStateException("no slot of " + lane.name()));
    }
}
