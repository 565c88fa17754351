package dev.lifeline.aws;

import java.time.Duration;

/**
 * The table that everything is kept in (keys {@code pk} and {@code sk}, indexes {@code due}, {@code ended} and
 * {@code instance}, time to live {@code expiresAt}).
 *
 * @param shards over how many partitions of each of the indexes {@code due} and {@code ended} the runs are spread, at
 *     least 1; the same for everything that uses the table: a run is found only in a shard that is asked
 * @param retention how long a run is kept after its end, and an entry of its journal after it was written
 */
public record RunTable(String name, int shards, Duration retention) {
    public RunTable {
        if (shards < 1) {
            throw new IllegalArgumentException("table " + name + " needs at least one shard, not " + shards);
        }
    }
}
