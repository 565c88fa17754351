package dev.lifeline.aws.dynamodb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * The items of one run, with the conditions under which the store writes them, and a witness of where each explanation
 * is.
 */
final class JournalTable {
    private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    private final Set<Long> accepted = new TreeSet<>();

    /** The journal items that a function has written before its save, which may never follow. */
    private final Map<String, String> ahead = new HashMap<>();

    private final Set<String> left = new HashSet<>();

    /** The table as one function sees it; {@code disturbed} is called around each of its writes, and may throw. */
    DynamoDbClient client(String function, Consumer<String> disturbed) {
        return new DynamoDbClient() {
            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                disturbed.accept("before");
                put(function, request);
                disturbed.accept("after");
                return PutItemResponse.builder().build();
            }

            @Override
            public GetItemResponse getItem(GetItemRequest request) {
                Map<String, AttributeValue> item = items.get(sort(request.key()));
                return item == null
                        ? GetItemResponse.builder().build()
                        : GetItemResponse.builder().item(item).build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
    }

    /** The function died, or gives up its save. */
    void givenUp(String function) {
        Optional.ofNullable(ahead.remove(function)).ifPresent(left::add);
    }

    private static String sort(Map<String, AttributeValue> item) {
        return TableCalls.attribute(item, RunItem.SORT).s();
    }

    private void put(String function, PutItemRequest request) {
        Map<String, AttributeValue> item = request.item();
        String sort = sort(item);
        if (!mayPut(request, Optional.ofNullable(items.get(sort)))) {
            if (RunItem.isRun(item)) {
                givenUp(function);
            }
            throw ConditionalCheckFailedException.builder()
                    .item(items.get(sort))
                    .build();
        }
        items.put(sort, item);
        if (RunItem.isRun(item)) {
            accepted.add(JournalItems.revision(RunItem.recent(item).getLast()));
            Optional.ofNullable(ahead.remove(function)).ifPresent(left::remove);
        } else {
            ahead.put(function, sort);
        }
    }

    private static boolean mayPut(PutItemRequest request, Optional<Map<String, AttributeValue>> there) {
        Map<String, AttributeValue> values = request.expressionAttributeValues();
        return switch (Optional.ofNullable(request.conditionExpression()).orElse("")) {
            case "attribute_not_exists(pk) OR life < :life OR (life = :life AND #last <= :last)" ->
                there.filter(item -> TableCalls.attribute(item, "life").equals(values.get(":life"))
                                && last(item) > last(request.item()))
                        .isEmpty();
            case "" -> true;
            case "attribute_not_exists(pk)" -> there.isEmpty();
            case "revision = :revision AND nonce = :nonce" ->
                there.filter(item -> TableCalls.attribute(item, "revision").equals(values.get(":revision"))
                                && TableCalls.attribute(item, "nonce").equals(values.get(":nonce")))
                        .isPresent();
            default -> throw new IllegalArgumentException(request.conditionExpression());
        };
    }

    private static long last(Map<String, AttributeValue> item) {
        return Long.parseLong(TableCalls.attribute(item, "last").n());
    }

    /** The problem of the journal; empty for none. */
    String wrong() {
        Map<Long, List<String>> places = new TreeMap<>();
        items.forEach((sort, item) -> JournalItems.entries(item)
                .forEach(entry -> places.merge(JournalItems.revision(entry), List.of(sort), JournalTable::both)));
        for (long revision : accepted) {
            List<String> sorts = places.getOrDefault(revision, List.of());
            List<String> moved =
                    sorts.stream().filter(sort -> !sort.equals(RunItem.RUN)).toList();
            if (sorts.isEmpty()) {
                return "an explanation is lost: " + revision;
            }
            if (moved.size() > 1) {
                return "an explanation has moved twice: " + revision + " to " + moved;
            }
            boolean kept = sorts.size() > moved.size() && !moved.isEmpty();
            if (kept && !left.containsAll(moved) && !ahead.containsValue(moved.getFirst())) {
                return "an explanation that has moved is kept: " + revision + " in " + sorts;
            }
        }
        return "";
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    int moved() {
        return items.size() - 1;
    }
}
