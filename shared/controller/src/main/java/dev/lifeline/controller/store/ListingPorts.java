package dev.lifeline.controller.store;

/** The ports through which people see runs; none of them writes. */
public record ListingPorts(RunReads runs, UnfinishedRuns unfinished, History history) {}
