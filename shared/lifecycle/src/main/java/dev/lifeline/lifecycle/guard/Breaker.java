package dev.lifeline.lifecycle.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The circuit breaker of an image or of a registry. After several failed pulls within a window, of any runs, further
 * launches wait. After a while one is let through as a probe. Its success releases all others; its failure makes them
 * wait longer.
 *
 * <pre>
 *   Closed --failures within the window--> Open --time over, one launch--> HalfOpen --success--> Closed
 *                                            ^                                 |
 *                                            '----- the probe failed ----------'
 * </pre>
 *
 * A success closes it in any state, because it proves that the image can be pulled.
 */
public sealed interface Breaker {

    /** A breaker without failures. */
    static Breaker unharmed() {
        return new Closed(List.of());
    }

    /** Launches pass. */
    record Closed(List<Instant> failures) implements Breaker {
        public Closed {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Launches wait.
     *
     * @param times how often it has opened without a success
     */
    record Open(Instant until, int times) implements Breaker {}

    /**
     * One launch passed as the probe; the others wait for its result.
     *
     * @param probe the name of the probe's attempt
     * @param until when another launch is let through, if the probe gives no result
     */
    record HalfOpen(String probe, Instant until, int times) implements Breaker {}

    /**
     * When a breaker opens, and for how long.
     *
     * @param failures the number of failures, of any runs
     * @param window the time within which they count
     * @param open how long it stays open the first time; doubled each further time
     * @param longest the maximum
     * @param probe how long the others wait for the probe
     */
    record Rules(int failures, Duration window, Duration open, Duration longest, Duration probe) {

        private Duration open(int times) {
            Duration doubled = open.multipliedBy(1L << Math.min(times - 1, 20));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    /** Whether a launch may pass. */
    sealed interface Passage {

        /** It may. */
        record Free() implements Passage {}

        /** It may as the probe; has the breaker after that. */
        record AsProbe(HalfOpen next) implements Passage {}

        /** It may not before that time. */
        record Wait(Instant until) implements Passage {}
    }

    /**
     * Whether an attempt may be launched.
     *
     * @param attempt its name
     */
    default Passage admit(String attempt, Rules rules, Instant now) {
        return switch (this) {
            case Closed closed -> new Passage.Free();
            case Open open -> probe(attempt, open.until(), open.times(), rules, now);
            case HalfOpen half ->
                half.probe().equals(attempt)
                        ? new Passage.Free()
                        : probe(attempt, half.until(), half.times(), rules, now);
        };
    }

    private static Passage probe(String attempt, Instant until, int times, Rules rules, Instant now) {
        return now.isBefore(until)
                ? new Passage.Wait(until)
                : new Passage.AsProbe(new HalfOpen(attempt, now.plus(rules.probe()), times));
    }

    /** A pull of this attempt failed. */
    default Breaker failed(String attempt, Rules rules, Instant now) {
        return switch (this) {
            case Closed closed -> closed(closed, rules, now);
            // Launches from before it opened fail one after the other; that is no news.
            case Open open -> open;
            case HalfOpen half ->
                half.probe().equals(attempt)
                        ? new Open(now.plus(rules.open(half.times() + 1)), half.times() + 1)
                        : half;
        };
    }

    private static Breaker closed(Closed closed, Rules rules, Instant now) {
        List<Instant> failures = new ArrayList<>();
        for (Instant failure : closed.failures()) {
            if (failure.isAfter(now.minus(rules.window()))) {
                failures.add(failure);
            }
        }
        failures.add(now);
        return failures.size() < rules.failures() ? new Closed(failures) : new Open(now.plus(rules.open(1)), 1);
    }
}
