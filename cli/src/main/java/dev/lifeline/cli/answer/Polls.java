package dev.lifeline.cli.answer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The moments of repeated questions: less and less often, and until a time limit. */
public final class Polls {
    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LAST = TimeUnit.SECONDS.toNanos(5);

    private final Optional<Long> end;
    private long gap = FIRST;

    public Polls(Optional<Duration> limit) {
        end = limit.map(span -> System.nanoTime() + span.toNanos());
    }

    /**
     * Waits for the next moment.
     *
     * @return false if the time is over
     */
    public boolean next() {
        long left = end.map(at -> at - System.nanoTime()).orElse(Long.MAX_VALUE);
        if (left <= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(gap, left));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        gap = Math.min(LAST, gap + gap / 4);
        return true;
    }
}
