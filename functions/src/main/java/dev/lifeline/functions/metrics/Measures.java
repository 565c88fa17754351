package dev.lifeline.functions.metrics;

import java.util.EnumMap;
import java.util.Map;

/** What was measured since the measures were last taken. Not thread-safe: one invocation runs at a time. */
public final class Measures {
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    public void count(Metric metric) {
        values.merge(metric, 1.0, Double::sum);
    }

    /** The greatest of several values counts. */
    void atLeast(Metric metric, double value) {
        values.merge(metric, value, Math::max);
    }

    /**
     * Returns all measures and starts over. What did not happen is omitted, because each byte of the log is charged.
     */
    public Map<Metric, Double> take() {
        Map<Metric, Double> taken = new EnumMap<>(values);
        values.clear();
        return taken;
    }
}
