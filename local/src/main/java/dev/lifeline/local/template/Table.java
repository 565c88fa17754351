package dev.lifeline.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table on demand, with all that DynamoDB's CreateTable needs beside its name.
 *
 * @param attributes the attributes that the key and the indexes use, and no others
 * @param timeToLive the attribute that holds the time of expiry in epoch seconds; CreateTable does not take it,
 *     UpdateTimeToLive does
 */
public record Table(
        String logicalId, List<Attribute> attributes, KeySchema key, List<Index> indexes, Optional<String> timeToLive) {
    public Table {
        attributes = List.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    public record Attribute(String name, AttributeType type) {}

    /** DynamoDB's ScalarAttributeType: string, number or binary. */
    public enum AttributeType {
        S,
        N,
        B
    }

    /** Attribute names: the partition key (HASH) and, where there is one, the sort key (RANGE). */
    public record KeySchema(String partition, Optional<String> sort) {}

    /** A global secondary index. */
    public record Index(String name, KeySchema key, Projection projection) {}

    /** Which attributes an index has. */
    public sealed interface Projection {
        record All() implements Projection {}

        /** Those of its own key and of the table's. */
        record KeysOnly() implements Projection {}

        /** Those of the keys, and others. */
        record Include(List<String> attributes) implements Projection {
            public Include {
                attributes = List.copyOf(attributes);
            }
        }
    }
}
