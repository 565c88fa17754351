package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.Slots;
import dev.lifeline.lifecycle.guard.Lane;
import dev.lifeline.lifecycle.guard.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of the slots on every DynamoDB. */
public abstract class SlotsContract {
    private static final Instant NOW = Sample.NOON;
    private static final Lane ACCOUNT = new Lane("the account", new Rate(20, 50));
    private static final Lane CLUSTER = new Lane("cluster prod-1.a", new Rate(10, 1));
    private static final List<Lane> BOTH = List.of(ACCOUNT, CLUSTER);

    protected abstract DynamoDbEmulator start() throws Exception;

    /** A separate table, and its calls. */
    private record Shared(DynamoDbClient client, String table, CountedCalls calls) {

        /** The slots of another function. */
        Slots slots() {
            return new DynamoDbSlots(client, new RunTable(table, 1, Duration.ofDays(2)));
        }
    }

    private void play(Consumer<Shared> play) throws Exception {
        CountedCalls calls = new CountedCalls();
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), calls)) {
            String table = "slots-" + System.nanoTime();
            dynamoDb.createTable(client, table);
            play.accept(new Shared(client, table, calls));
        }
    }

    private static Instant after(Lane lane, long calls) {
        return NOW.plus(lane.interval().multipliedBy(calls));
    }

    @Test
    void each_call_takes_all_its_lanes_for_one_interval_more_in_one_update() throws Exception {
        play(shared -> {
            Slots slots = shared.slots();
            for (int call = 1; call <= 5; call++) {
                shared.calls().since();
                assertThat(slots.take(BOTH, NOW))
                        .isEqualTo(Map.of(ACCOUNT.name(), after(ACCOUNT, call), CLUSTER.name(), after(CLUSTER, call)));
                assertThat(shared.calls().since()).containsExactly("UpdateItem");
            }
            assertThat(slots.take(List.of(ACCOUNT), NOW)).isEqualTo(Map.of(ACCOUNT.name(), after(ACCOUNT, 6)));
        });
    }

    @Test
    void a_lane_that_was_at_rest_begins_anew_and_one_that_was_not_goes_on() throws Exception {
        play(shared -> {
            Slots slots = shared.slots();
            IntStream.range(0, 3).forEach(call -> slots.take(BOTH, NOW));
            Instant later = NOW.plusMillis(250);
            assertThat(slots.take(BOTH, later))
                    .containsEntry(ACCOUNT.name(), later.plus(ACCOUNT.interval()))
                    .containsEntry(CLUSTER.name(), after(CLUSTER, 4));
        });
    }

    @Test
    void another_function_goes_on_where_this_one_was() throws Exception {
        play(shared -> {
            Slots slots = shared.slots();
            slots.take(BOTH, NOW);
            slots.take(BOTH, NOW);
            assertThat(shared.slots().take(BOTH, NOW)).containsEntry(CLUSTER.name(), after(CLUSTER, 3));
            assertThat(slots.take(BOTH, NOW)).containsEntry(CLUSTER.name(), after(CLUSTER, 4));
        });
    }

    @Test
    void whoever_asks_at_the_same_time_gets_a_slot_of_his_own() throws Exception {
        play(shared -> {
            Set<Instant> given = new ConcurrentSkipListSet<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int function = 0; function < 8; function++) {
                    Slots own = shared.slots();
                    threads.execute(() -> IntStream.range(0, 25)
                            .forEach(call -> given.add(own.take(BOTH, NOW).get(CLUSTER.name()))));
                }
            }
            assertThat(given)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                            .mapToObj(call -> after(CLUSTER, call))
                            .toList());
        });
    }

    @Test
    void what_no_function_has_written_counts_as_a_lane_at_rest() throws Exception {
        play(shared -> {
            Slots slots = shared.slots();
            String far = Long.toString(Duration.between(Instant.EPOCH, NOW.plus(Duration.ofDays(400)))
                    .toNanos());
            for (AttributeValue damaged : List.of(
                    AttributeValue.fromS("noon"),
                    AttributeValue.fromBool(true),
                    AttributeValue.fromN(far),
                    AttributeValue.fromN("1e60"),
                    AttributeValue.fromN("-5.5"))) {
                shared.client()
                        .putItem(request -> request.tableName(shared.table())
                                .item(Map.of(
                                        "pk",
                                        AttributeValue.fromS("slots"),
                                        "sk",
                                        AttributeValue.fromS("slots"),
                                        CLUSTER.name(),
                                        damaged)));
                assertThat(slots.take(BOTH, NOW)).containsEntry(CLUSTER.name(), after(CLUSTER, 1));
                assertThat(slots.take(BOTH, NOW)).containsEntry(CLUSTER.name(), after(CLUSTER, 2));
            }
        });
    }
}
