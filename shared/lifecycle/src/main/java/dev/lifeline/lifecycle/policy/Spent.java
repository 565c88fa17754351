package dev.lifeline.lifecycle.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has spent of a budget.
 *
 * @param retries in the life of the run
 * @param streak since the back-off was reset
 * @param recent the times of the retries that may still count, oldest first
 */
public record Spent(int retries, int streak, List<Instant> recent) {

    /** Nothing yet. */
    public static final Spent NOTHING = new Spent(0, 0, List.of());

    public Spent {
        recent = List.copyOf(recent);
    }

    /** Adds a retry. Keeps only the retries that a window may count. */
    public Spent charged(Optional<Duration> window, Instant now) {
        return new Spent(
                retries + 1,
                streak + 1,
                window.map(span -> kept(now.minus(span), now)).orElseGet(List::of));
    }

    /** Resets the back-off. */
    public Spent rested() {
        return new Spent(retries, 0, recent);
    }

    int since(Instant start) {
        return (int) recent.stream().filter(retry -> retry.isAfter(start)).count();
    }

    private List<Instant> kept(Instant start, Instant now) {
        List<Instant> kept = new ArrayList<>(
                recent.stream().filter(retry -> retry.isAfter(start)).toList());
        kept.add(now);
        return kept;
    }
}
