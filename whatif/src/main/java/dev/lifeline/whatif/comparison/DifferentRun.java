package dev.lifeline.whatif.comparison;

import java.util.Map;

/**
 * A run that differs much.
 *
 * @param size how much
 */
public record DifferentRun(String name, String family, String explanation, double size, Map<Measure, Double> change) {}
