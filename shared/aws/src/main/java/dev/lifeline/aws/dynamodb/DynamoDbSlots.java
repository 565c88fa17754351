package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.Slots;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.guard.Lane;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The slots of all lanes in one item. An attribute per lane says until when it is taken, in nanoseconds since 1970. A
 * busy lane is extended by one interval, safely even if several callers do so at once. An idle lane starts anew; if two
 * callers do that at once, the later one tries again.
 *
 * <p>An attribute that is no moment, or more than a day ahead, was not written by this class: its lane counts as idle.
 */
public final class DynamoDbSlots implements Slots {
    private static final Map<String, AttributeValue> KEY =
            Map.of(RunItem.KEY, fromS("slots"), RunItem.SORT, fromS("slots"));

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_TRIES = 10;

    private final TableCalls calls;
    private final RunTable table;
    private Map<String, AttributeValue> seen = Map.of();

    public DynamoDbSlots(DynamoDbClient client, RunTable table) {
        this.calls = new TableCalls(client, table.name());
        this.table = table;
    }

    @Override
    public synchronized Map<String, Instant> take(Collection<Lane> lanes, Instant now) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (isDone(update(List.copyOf(lanes), now))) {
                Map<String, Instant> taken = new HashMap<>();
                lanes.forEach(lane -> taken.put(
                        lane.name(), taken(lane.name()).orElseThrow(() -> new IllegalStateException("no slot"))));
                return taken;
            }
        }
        throw new StoreUnavailable(
                "UpdateItem of the slots was overtaken " + MOST_TRIES + " times", new IOException("contention"));
    }

    /** Until when each lane is taken, by name; idle lanes are left out. */
    public SortedMap<String, Instant> taken(Instant now) {
        Map<String, AttributeValue> item = calls.call(
                "GetItem",
                client -> client.getItem(
                                request -> request.tableName(table.name()).key(KEY))
                        .item());
        SortedMap<String, Instant> taken = new TreeMap<>();
        item.forEach((lane, value) ->
                moment(value).filter(until -> isTaken(until, now)).ifPresent(until -> taken.put(lane, until)));
        return taken;
    }

    /** False if the lanes have changed since they were read. They are then read again. */
    private boolean isDone(UpdateItemRequest update) {
        return calls.call("UpdateItem", client -> {
            try {
                seen = client.updateItem(update).attributes();
                return true;
            } catch (ConditionalCheckFailedException other) {
                seen = other.item();
                return false;
            }
        });
    }

    private UpdateItemRequest update(List<Lane> lanes, Instant now) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":now", nanos(now));
        values.put(":latest", nanos(now.plus(LONGEST)));
        List<String> conditions = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int index = 0; index < lanes.size(); index++) {
            Lane lane = lanes.get(index);
            String name = "#lane" + index;
            String value = ":value" + index;
            String isTaken = name + " > :now AND " + name + " < :latest";
            names.put(name, lane.name());
            if (isTaken(lane, now)) {
                conditions.add(isTaken);
                changes.add(name + " = " + name + " + " + value);
                values.put(value, fromN(Long.toString(lane.interval().toNanos())));
            } else {
                conditions.add("NOT (" + isTaken + ")");
                changes.add(name + " = " + value);
                values.put(value, nanos(now.plus(lane.interval())));
            }
        }
        return UpdateItemRequest.builder()
                .tableName(table.name())
                .key(KEY)
                .updateExpression("SET " + String.join(", ", changes))
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private boolean isTaken(Lane lane, Instant now) {
        return taken(lane.name()).filter(until -> isTaken(until, now)).isPresent();
    }

    private static boolean isTaken(Instant until, Instant now) {
        return until.isAfter(now) && until.isBefore(now.plus(LONGEST));
    }

    private Optional<Instant> taken(String lane) {
        return Optional.ofNullable(seen.get(lane)).flatMap(DynamoDbSlots::moment);
    }

    private static Optional<Instant> moment(AttributeValue value) {
        return Optional.ofNullable(value.n())
                .map(BigDecimal::new)
                .map(BigDecimal::toBigInteger)
                .filter(nanos -> nanos.bitLength() < Long.SIZE)
                .map(BigInteger::longValueExact)
                .map(nanos -> Instant.EPOCH.plusNanos(nanos));
    }

    private static AttributeValue nanos(Instant moment) {
        return fromN(Long.toString(Duration.between(Instant.EPOCH, moment).toNanos()));
    }
}
