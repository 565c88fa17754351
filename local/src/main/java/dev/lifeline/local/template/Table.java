package dev.lifeline.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table on demand, with everything that CreateTable needs besides its name.
 *
 * @param attributes exactly the attributes that the key and the indexes use
 * @param timeToLive the attribute with the time of expiry in epoch seconds, set by UpdateTimeToLive and not by
 *     CreateTable
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

    /** Attribute names: the partition key (HASH) and the sort key (RANGE), if any. */
    public record KeySchema(String partition, Optional<String> sort) {}

    /** A global secondary index. */
    public record Index(String name, KeySchema key, Projection projection) {}

    /** The attributes of an index. */
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
