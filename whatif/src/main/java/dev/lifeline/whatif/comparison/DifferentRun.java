package dev.lifeline.whatif.comparison;

import java.util.Map;

/**
 * A run that differs much.
 *
 * @param change on average of the draws
 * @param size how much it differs
 */
public record DifferentRun(String name, String family, PartingStory story, Map<Measure, Double> change, double size) {}
