package dev.lifeline.aws.dynamodb;

import java.time.Duration;

/**
 * The one table (keys {@code pk} and {@code sk}, indexes {@code due}, {@code ended} and {@code instance}, time to live
 * {@code expiresAt}).
 *
 * @param shards the number of partitions of each of the indexes {@code due} and {@code ended}, at least 1. Everything
 *     that uses the table needs the same number, because a run is found only in a shard that is queried
 * @param retention how long a run is kept after its end, and an entry of its journal after it was written
 */
public record RunTable(String name, int shards, Duration retention) {
    public RunTable {
        if (shards < 1) {
            throw new IllegalArgumentException("table " + name + " needs at least one shard, not " + shards);
        }
    }
}
