package dev.lifeline.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Phase;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes for the index {@code ended}, which only the item of an ended run has:
 *
 * <pre>
 *   endedShard   as in the index "due"
 *   endedAt      13 digits of epoch milliseconds, #, the run's key: unique, and in the order of time
 *   name, result, cause (if any), family, cluster, attempts, began (epoch milliseconds)
 * </pre>
 *
 * <p>None of them changes after the end, so a run writes the index once. With the longest names they take less than 1
 * KB.
 */
final class EndedItem {
    static final String SHARD = "endedShard";
    static final String AT = "endedAt";

    private static final int DIGITS = 13;
    private static final Instant LATEST = Instant.ofEpochMilli(9_999_999_999_999L);

    private EndedItem() {}

    static Map<String, AttributeValue> attributes(EndedRun run, String shard) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(SHARD, fromS(shard));
        attributes.put(AT, fromS(moment(run.ended()) + "#" + run.run().key()));
        attributes.put("name", fromS(run.run().value()));
        attributes.put("result", fromS(run.result().name()));
        run.cause().ifPresent(cause -> attributes.put("cause", fromS(cause.name())));
        attributes.put("family", fromS(run.family()));
        attributes.put("cluster", fromS(run.cluster()));
        attributes.put("attempts", fromN(Integer.toString(run.attempts())));
        attributes.put("began", fromN(Long.toString(run.began().toEpochMilli())));
        return attributes;
    }

    /** The beginning of {@code endedAt} for a run that ended at that moment, to the millisecond. */
    static String moment(Instant at) {
        Instant kept = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.isAfter(LATEST) ? LATEST : at;
        return TableCalls.digits(kept.toEpochMilli(), DIGITS);
    }

    /** Always a text, because the index has no item without one; any text if the item is damaged. */
    static String position(Map<String, AttributeValue> item) {
        return TableCalls.attribute(item, AT).s();
    }

    static Entry read(Map<String, AttributeValue> item) {
        try {
            return run(item);
        } catch (IllegalArgumentException damaged) {
            return new UnreadableEntry(
                    TableCalls.attribute(item, RunItem.KEY).s(), String.valueOf(damaged.getMessage()));
        }
    }

    private static EndedRun run(Map<String, AttributeValue> item) {
        return new EndedRun(
                new RunId(text(item, "name")),
                word(text(item, "result"), Phase.Result.class),
                item.containsKey("cause") ? Optional.of(word(text(item, "cause"), Cause.class)) : Optional.empty(),
                text(item, "family"),
                text(item, "cluster"),
                Integer.parseInt(number(item, "attempts")),
                Instant.ofEpochMilli(Long.parseLong(number(item, "began"))),
                ended(text(item, AT)));
    }

    private static Instant ended(String position) {
        String[] parts = position.split("#", 2);
        if (parts.length < 2
                || parts[0].length() != DIGITS
                || RunKey.parse(parts[1]).isEmpty()) {
            throw new IllegalArgumentException(AT + " is no moment with a run's key");
        }
        return Instant.ofEpochMilli(Long.parseLong(parts[0]));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing or no text"));
    }

    private static String number(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::n)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing or no number"));
    }

    /** The word may come from a newer version. */
    private static <E extends Enum<E>> E word(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getSimpleName() + " " + text + " is unknown to this version"));
    }
}
