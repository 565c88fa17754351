package dev.lifeline.whatif.prediction;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.AttemptFact;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * When a cause came in clusters: an outage of a registry or a lack of capacity fails the retries of its time, whatever
 * happened to those before and after. Counts attempts by the ten minutes in which they began.
 */
final class Weather {
    private static final long WIDTH = Duration.ofMinutes(10).toSeconds();
    private static final int MOST = 60_000;
    private static final int LEAST = 3;
    private static final double ABOVE_USUAL = 4;
    private static final double LEAST_SHARE = 0.1;

    private final Map<Long, SpanCounts> spans = new HashMap<>();
    private final SpanCounts all = new SpanCounts();

    /** How many attempts began in a span, and how many of them failed for each cause. */
    private static final class SpanCounts {
        private final Map<Cause, Integer> failed = new EnumMap<>(Cause.class);
        private int begun;

        void add(AttemptFact fact) {
            begun++;
            fact.cause().ifPresent(cause -> failed.merge(cause, 1, Integer::sum));
        }

        int failed(Cause cause) {
            return failed.getOrDefault(cause, 0);
        }

        double share(Cause cause) {
            return (double) failed(cause) / begun;
        }
    }

    void add(AttemptFact fact) {
        all.add(fact);
        long span = span(fact.created());
        if (spans.size() < MOST || spans.containsKey(span)) {
            spans.computeIfAbsent(span, absent -> new SpanCounts()).add(fact);
        }
    }

    private static long span(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), WIDTH);
    }

    /** Whether many more attempts than usual failed for the cause at that time. */
    boolean isStormy(Cause cause, Instant time) {
        SpanCounts span = spans.get(span(time));
        return span != null
                && span.failed(cause) >= LEAST
                && span.share(cause) >= Math.max(ABOVE_USUAL * all.share(cause), LEAST_SHARE);
    }
}
