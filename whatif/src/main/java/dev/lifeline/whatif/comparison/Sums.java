package dev.lifeline.whatif.comparison;

import dev.lifeline.whatif.prediction.Course;
import java.util.EnumMap;
import java.util.Map;

/** The measures, added up. */
final class Sums {
    private final Map<Measure, Double> values = new EnumMap<>(Measure.class);

    void add(Course course, double weight) {
        for (Measure measure : Measure.values()) {
            values.merge(measure, weight * measure.of(course), Double::sum);
        }
    }

    void add(Sums other) {
        other.values.forEach((measure, value) -> values.merge(measure, value, Double::sum));
    }

    double get(Measure measure) {
        return values.getOrDefault(measure, 0.0);
    }
}
