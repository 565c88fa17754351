package dev.lifeline.simulator.model;

/** A cluster; all of them are ACTIVE. */
public record Cluster(String name, String arn) {}
