package dev.lifeline.aws;

import java.time.Duration;

/**
 * The table that everything is kept in (keys {@code pk} and {@code sk}, indexes {@code due} and {@code instance}, time
 * to live {@code expiresAt}).
 *
 * @param dueShards over how many partitions of the index {@code due} the runs are spread, at least 1; the same for
 *     every function that uses the table: a run is found only in a shard that is asked
 * @param retention how long journal entries are kept
 */
public record RunTable(String name, int dueShards, Duration retention) {
    public RunTable {
        if (dueShards < 1) {
            throw new IllegalArgumentException("table " + name + " needs at least one due shard, not " + dueShards);
        }
    }
}
