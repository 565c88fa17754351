package dev.lifeline.aws.dynamodb;

import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.store.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Calls to one table. Every failure is a {@link StoreUnavailable}. */
record TableCalls(DynamoDbClient client, String table) {

    /** AWS "Quotas in Amazon DynamoDB": an item with its attribute names. */
    private static final int LARGEST_ITEM = 400 * 1024;

    <T> T call(String operation, Function<DynamoDbClient, T> call) {
        try {
            return call.apply(client);
        } catch (SdkException failure) {
            throw new StoreUnavailable(operation + " on table " + table + " failed: " + ErrorText.of(failure), failure);
        }
    }

    /** @throws IllegalArgumentException if the item is too large for DynamoDB; a retry cannot succeed */
    static Map<String, AttributeValue> checkSize(String what, Map<String, AttributeValue> item) {
        long size = item.entrySet().stream()
                .mapToLong(attribute -> bytes(attribute.getKey()) + bytes(attribute.getValue()))
                .sum();
        if (size > LARGEST_ITEM) {
            throw new IllegalArgumentException(what + " has " + size + " bytes as an item, but DynamoDB holds at most "
                    + LARGEST_ITEM + "; make it smaller");
        }
        return item;
    }

    /** Page by page, up to the limit. */
    List<Map<String, AttributeValue>> query(QueryRequest request, int limit) {
        return call("Query", dynamoDb -> {
            Stream<Map<String, AttributeValue>> found = dynamoDb.queryPaginator(request).items().stream();
            return found.limit(limit).toList();
        });
    }

    /** Padded, so that texts sort like their numbers. A {@code Formatter} would load a locale first. */
    static String digits(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** For DynamoDB's time to live: epoch seconds. */
    static AttributeValue expiry(Instant at, Duration retention) {
        return AttributeValue.fromN(Long.toString(at.plus(retention).getEpochSecond()));
    }

    /** @throws IllegalStateException if it is missing */
    static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("item " + item.get(RunItem.KEY) + ", " + item.get(RunItem.SORT)
                    + " lacks the attribute " + name + ": it was not written by Lifeline");
        }
        return value;
    }

    /** A number takes at most 21 bytes; each element of a list or a map one more, and the collection three. */
    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case B -> value.b().asByteArrayUnsafe().length;
            case L ->
                3 + value.l().stream().mapToLong(element -> 1 + bytes(element)).sum();
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToLong(entry -> 1 + bytes(entry.getKey()) + bytes(entry.getValue()))
                                .sum();
            case N, BOOL, NUL, SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> 21;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
