package dev.lifeline.functions.metrics;

import java.util.EnumMap;
import java.util.Map;

/** What was measured since the measures were last taken. One invocation runs at a time, so does this. */
public final class Measures {
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    public void count(Metric metric) {
        values.merge(metric, 1.0, Double::sum);
    }

    /** Of several values the greatest counts. */
    void atLeast(Metric metric, double value) {
        values.merge(metric, value, Math::max);
    }

    /** All that was measured; begins anew. What did not happen is not in it: each name is paid for by the byte. */
    public Map<Metric, Double> take() {
        Map<Metric, Double> taken = new EnumMap<>(values);
        values.clear();
        return taken;
    }
}
