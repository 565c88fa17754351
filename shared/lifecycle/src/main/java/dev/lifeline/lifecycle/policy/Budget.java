package dev.lifeline.lifecycle.policy;

/**
 * How often a group of causes may be retried, and how long to wait before each.
 *
 * @param retries the most retries in the life of a run; 0 for none
 */
public record Budget(int retries, Backoff backoff) {}
