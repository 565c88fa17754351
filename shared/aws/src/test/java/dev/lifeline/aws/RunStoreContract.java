package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.SaveResult.Lost;
import dev.lifeline.controller.store.RunStore.SaveResult.Saved;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every DynamoDB must make of the run store's calls: races, journals, indexes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunStoreContract {
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final RunId ID = new RunId("nightly");
    private static final int SHARDS = 4;

    private static final CountedCalls CALLS = new CountedCalls();
    private static final ForgetfulHttp HTTP = new ForgetfulHttp(UrlConnectionHttpClient.create());

    private DynamoDbEmulator dynamoDb;
    private DynamoDbClient client;

    private RunTable table;
    private DynamoDbRunStore store;
    private DynamoDbRunIndexes indexes;

    protected abstract DynamoDbEmulator start() throws Exception;

    @BeforeAll
    void startDynamoDb() throws Exception {
        dynamoDb = start();
        client = dynamoDb.client(HTTP, CALLS);
    }

    @AfterAll
    void stopDynamoDb() {
        client.close();
        dynamoDb.close();
    }

    @BeforeEach
    void createTable(TestInfo test) {
        table = new RunTable(test.getTestMethod().orElseThrow().getName(), SHARDS, RETENTION);
        dynamoDb.createTable(client, table.name());
        store = new DynamoDbRunStore(client, table, RandomGenerator.getDefault());
        indexes = new DynamoDbRunIndexes(client, table);
        CALLS.since();
    }

    @Test
    void a_created_run_is_loaded_as_it_was() {
        Decision launch = Sample.launch("nightly");

        SaveResult saved = store.create(launch.run(), launch.explanation());

        assertThat(store.load(ID)).contains(((Saved) saved).stored());
        assertThat(store.load(ID).orElseThrow().run()).isEqualTo(launch.run());
        assertThat(store.load(new RunId("another"))).isEmpty();
    }

    @Test
    void whoever_creates_a_run_second_is_told_the_first() {
        Decision first = create(Sample.launch("nightly"));
        Decision second = Sample.launch("nightly", Sample.NOON.plusSeconds(1));
        CALLS.since();

        assertThat(store.create(second.run(), second.explanation())).isEqualTo(new Lost(store.load(ID)));
        assertThat(CALLS.since()).containsExactly("PutItem", "GetItem");
        assertThat(store.journal(ID)).containsExactly(new JournalEntry(1, first.explanation()));
    }

    @Test
    void whoever_saves_at_a_stale_revision_is_told_the_winner_without_a_read() {
        Decision launch = create(Sample.onInstance("nightly"));
        Stored stale = store.load(ID).orElseThrow();
        Decision winner = save(Sample.ended(launch));
        Lost lost = new Lost(store.load(ID));
        CALLS.since();

        assertThat(store.save(launch.run(), stale, Optional.of(launch.explanation())))
                .isEqualTo(lost);
        assertThat(lost.winner().orElseThrow().run()).isEqualTo(winner.run());
        assertThat(CALLS.since()).containsExactly("PutItem");
        assertThat(store.journal(ID)).extracting(JournalEntry::explanation).contains(winner.explanation());
    }

    @Test
    void a_deadline_is_moved_by_one_write_that_says_nothing() {
        Decision launch = create(Sample.onInstance("nightly"));
        Stored read = store.load(ID).orElseThrow();
        Run later = Sample.checkedLater(launch.run());
        CALLS.since();

        Stored kept = ((Saved) store.save(later, read, Optional.empty())).stored();

        assertThat(CALLS.since()).containsExactly("PutItem");
        assertThat(store.load(ID)).contains(kept);
        assertThat(kept).isEqualTo(new Stored(later, 2, read.recent()));
        assertThat(indexes.due(later.deadline().orElseThrow(), 10))
                .extracting(Due::at)
                .containsExactly(later.deadline().orElseThrow());
        assertThat(item(RunItem.RUN)).doesNotContainKey(RunChange.ATTRIBUTE);
        save(Sample.ended(launch));
        assertThat(store.journal(ID)).extracting(JournalEntry::revision).containsExactly(1L, 3L);
    }

    @Test
    void whoever_moves_a_deadline_at_a_stale_revision_is_told_the_winner() {
        Decision launch = create(Sample.onInstance("nightly"));
        Stored stale = store.load(ID).orElseThrow();
        save(Sample.ended(launch));

        assertThat(store.save(Sample.checkedLater(launch.run()), stale, Optional.empty()))
                .isEqualTo(new Lost(store.load(ID)));
    }

    @Test
    void whoever_saves_a_run_that_is_gone_is_told_so() {
        Decision launch = Sample.launch("nightly");

        assertThat(store.save(launch.run(), new Stored(launch.run(), 1), Optional.of(launch.explanation())))
                .isEqualTo(new Lost(Optional.empty()));
        assertThat(store.load(ID)).isEmpty();
    }

    @Test
    void whoever_saves_over_a_run_that_was_deleted_and_launched_again_is_told_that_one() {
        Decision deleted = create(Sample.launch("nightly"));
        client.deleteItem(request -> request.tableName(table.name()).key(RunItem.key(ID.key())));
        Decision again = create(Sample.launchAgain("nightly"));

        assertThat(store.save(deleted.run(), new Stored(deleted.run(), 1), Optional.of(deleted.explanation())))
                .isEqualTo(new Lost(store.load(ID)));
        assertThat(store.load(ID).orElseThrow().run()).isEqualTo(again.run());
    }

    @Test
    void a_save_whose_answer_was_lost_does_not_lose_against_itself() {
        Decision launch = Sample.launch("nightly");
        HTTP.forgetOnce();

        assertThat(store.create(launch.run(), launch.explanation())).isInstanceOf(Saved.class);
        assertThat(HTTP.hasForgotten()).isTrue();

        HTTP.forgetOnce();
        save(Sample.ended(launch));
        assertThat(HTTP.hasForgotten()).isTrue();
        assertThat(store.journal(ID)).extracting(JournalEntry::revision).containsExactly(1L, 2L);
    }

    @Test
    void a_load_is_one_call_and_a_save_is_one_call() {
        Decision launch = create(Sample.onInstance("nightly"));
        assertThat(CALLS.since()).containsExactly("PutItem");

        Stored stored = store.load(ID).orElseThrow();
        assertThat(CALLS.since()).containsExactly("GetItem");

        Decision ended = Sample.ended(launch);
        store.save(ended.run(), stored, Optional.of(ended.explanation()));
        assertThat(CALLS.since()).containsExactly("PutItem");
    }

    @Test
    void the_journal_is_in_the_order_of_the_revisions_and_expires() {
        Decision launch = create(Sample.launch("nightly"));
        IntStream.rangeClosed(1, 40).forEach(save -> save(launch));

        assertThat(store.journal(ID))
                .extracting(JournalEntry::revision)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 41).boxed().toList());
        assertThat(store.journal(ID)).extracting(JournalEntry::explanation).containsOnly(launch.explanation());
        long expiry = launch.explanation().at().plus(RETENTION).getEpochSecond();
        assertThat(item("journal#0000000001")).containsEntry("expiresAt", AttributeValue.fromN(Long.toString(expiry)));
    }

    /** A journal must not make each write of the run dearer than the one before. */
    @Test
    void the_newest_entries_are_in_the_runs_item_and_older_ones_move_out_of_it_in_bulk() {
        Decision launch = create(Sample.launch("nightly"));
        CALLS.since();
        IntStream.rangeClosed(1, 100).forEach(save -> save(launch));

        assertThat(CALLS.since().stream().filter("PutItem"::equals))
                .as("of a hundred saves some move what came before")
                .hasSizeBetween(101, 125);
        assertThat(store.load(ID).orElseThrow().recent()).hasSizeBetween(1, 12);
        assertThat(store.journal(ID)).hasSize(101);
    }

    @Test
    void entries_that_were_moved_by_a_save_that_then_lost_are_there_once() {
        Decision launch = create(Sample.launch("nightly"));
        Stored read = store.load(ID).orElseThrow();
        while (read.recent().size() < 3 || !isMovedByNext(read, launch)) {
            save(launch);
            read = store.load(ID).orElseThrow();
        }
        save(launch);

        assertThat(store.save(launch.run(), read, Optional.of(launch.explanation())))
                .isInstanceOf(Lost.class);

        long latest = store.load(ID).orElseThrow().revision();
        assertThat(store.journal(ID))
                .extracting(JournalEntry::revision)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, latest).boxed().toList());
    }

    /** Its item expires as a whole, those of its journal each by itself and up to days late. */
    @Test
    void a_run_whose_name_was_free_again_has_nothing_of_the_journal_before() {
        Decision former = create(Sample.launch("nightly"));
        IntStream.rangeClosed(1, 40).forEach(save -> save(former));
        client.deleteItem(request -> request.tableName(table.name()).key(RunItem.key(ID.key())));

        Decision again = create(Sample.launch("nightly", Sample.NOON.plusMillis(1)));
        assertThat(store.journal(ID)).containsExactly(new JournalEntry(1, again.explanation()));

        IntStream.rangeClosed(1, 15).forEach(save -> save(again));
        assertThat(store.journal(ID))
                .hasSize(16)
                .extracting(JournalEntry::explanation)
                .containsOnly(again.explanation());
    }

    private boolean isMovedByNext(Stored read, Decision next) {
        JournalItems journals = new JournalItems(table, new RunCodec());
        return journals.spilled(read, journals.next(read, next.explanation())).isPresent();
    }

    @Test
    void runs_are_due_in_the_order_of_their_deadlines_from_every_shard() {
        List<Run> runs = IntStream.range(0, 20)
                .mapToObj(number -> create(Sample.launch("run-" + number, Sample.NOON.plusSeconds((number * 7L) % 20)))
                        .run())
                .toList();
        List<Due> all = runs.stream()
                .map(run -> due(run))
                .sorted(Comparator.comparing(Due::at))
                .toList();
        Instant fifth = all.get(4).at();

        assertThat(indexes.due(fifth, 100)).containsExactlyElementsOf(all.subList(0, 5));
        assertThat(indexes.due(Sample.NOON.plusSeconds(3600), 3)).containsExactlyElementsOf(all.subList(0, 3));
        assertThat(indexes.due(all.getFirst().at().minusMillis(1), 100)).isEmpty();
    }

    private static Due due(Run run) {
        return new Due(run.id().key(), run.deadline().orElseThrow());
    }

    @Test
    void no_run_is_due_before_its_deadline_not_even_by_a_part_of_a_millisecond() {
        Decision launch = create(Sample.launch("nightly", Sample.NOON.plusNanos(1_000)));
        Instant deadline = launch.run().deadline().orElseThrow();

        assertThat(indexes.due(deadline.plusSeconds(1), 1))
                .singleElement()
                .satisfies(due -> assertThat(due.at()).isAfterOrEqualTo(deadline));
    }

    @Test
    void a_run_that_ended_is_neither_due_nor_on_an_instance() {
        Decision launch = create(Sample.onInstance("nightly"));
        assertThat(indexes.onInstance(Sample.INSTANCE)).containsExactly(ID.key());
        assertThat(indexes.due(Sample.NOON.plusSeconds(86400), 10)).containsExactly(due(launch.run()));

        save(Sample.ended(launch));

        assertThat(indexes.onInstance(Sample.INSTANCE)).isEmpty();
        assertThat(indexes.due(Sample.NOON.plusSeconds(86400), 10)).isEmpty();
        assertThat(item("run")).containsKeys("result", "state").doesNotContainKeys("dueAt", "dueShard", "instance");
    }

    @Test
    void only_the_runs_of_an_instance_are_found_on_it() {
        create(Sample.onInstance("nightly"));
        create(Sample.onInstance("hourly"));
        create(Sample.launch("another"));

        assertThat(indexes.onInstance(Sample.INSTANCE)).containsExactlyInAnyOrder(ID.key(), new RunId("hourly").key());
        assertThat(indexes.onInstance(Sample.INSTANCE + "0")).isEmpty();
    }

    @Test
    void a_run_that_is_too_large_is_refused_before_anything_is_sent() {
        Decision launch = Sample.launch("nightly");
        Run large = new Run(
                launch.run().identity(),
                Sample.request(Map.of("BIG", new Secret(randomLetters(800 * 1024)))),
                launch.run().policy(),
                launch.run().created(),
                launch.run().phase(),
                launch.run().attempt(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());

        assertThatThrownBy(() -> store.create(large, launch.explanation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("run nightly has \\d{6} bytes as an item, but DynamoDB holds at most 409600;.*");
        assertThat(CALLS.since()).isEmpty();
    }

    @Test
    void a_run_in_a_later_format_is_not_guessed_at() {
        create(Sample.launch("nightly"));
        client.updateItem(request -> request.tableName(table.name())
                .key(RunItem.key(ID.key()))
                .updateExpression("SET #format = :later")
                .expressionAttributeNames(Map.of("#format", "format"))
                .expressionAttributeValues(Map.of(":later", AttributeValue.fromN("2"))));

        assertThatThrownBy(() -> store.load(ID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has format 2, but this version reads only 1");
    }

    @Test
    void a_store_that_cannot_be_reached_is_unavailable() {
        URI nowhere = URI.create("http://localhost:1");
        AwsClients clients = AwsClients.local(nowhere, nowhere, Duration.ofSeconds(1));

        assertThatThrownBy(() -> clients.tablePorts(table, RandomGenerator.getDefault())
                        .runs()
                        .load(ID))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("GetItem on table " + table.name() + " failed: ");
    }

    @Test
    void a_table_that_does_not_exist_is_named() {
        AwsClients clients = AwsClients.local(dynamoDb.endpoint(), dynamoDb.endpoint(), Duration.ofSeconds(1));
        RunTable missing = new RunTable("missing", 1, RETENTION);

        assertThatThrownBy(() -> clients.tablePorts(missing, RandomGenerator.getDefault())
                        .due()
                        .due(Sample.NOON, 1))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("Query on table missing failed: ResourceNotFoundException");
    }

    private Decision create(Decision decision) {
        assertThat(store.create(decision.run(), decision.explanation())).isInstanceOf(Saved.class);
        return decision;
    }

    /** Saves over what is stored. */
    private Decision save(Decision decision) {
        Stored read = store.load(decision.run().id()).orElseThrow();
        assertThat(store.save(decision.run(), read, Optional.of(decision.explanation())))
                .isInstanceOf(Saved.class);
        return decision;
    }

    /** Letters that nothing makes shorter than six tenths. */
    private static String randomLetters(int length) {
        return new SplittableRandom(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Map<String, AttributeValue> item(String sort) {
        return client.getItem(request -> request.tableName(table.name())
                        .key(Map.of("pk", AttributeValue.fromS("run#" + ID.key()), "sk", AttributeValue.fromS(sort))))
                .item();
    }
}
