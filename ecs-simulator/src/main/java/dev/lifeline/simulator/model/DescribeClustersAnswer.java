package dev.lifeline.simulator.model;

import java.util.List;

/** DescribeClusters' answer; an unknown cluster is a failure MISSING. */
public record DescribeClustersAnswer(List<Cluster> clusters, List<FailureEntry> failures) {
    public DescribeClustersAnswer {
        clusters = List.copyOf(clusters);
        failures = List.copyOf(failures);
    }
}
