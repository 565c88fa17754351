package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.Sample;
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
import dev.lifeline.lifecycle.run.StandingOrders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of the run store on every DynamoDB: races, journals, indexes. */
public abstract class RunStoreContract extends RunTableContract {
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
        calls.since();

        assertThat(store.create(second.run(), second.explanation())).isEqualTo(new Lost(store.load(ID)));
        assertThat(calls.since()).containsExactly("PutItem", "GetItem");
        assertThat(store.journal(ID)).containsExactly(new JournalEntry(1, first.explanation()));
    }

    @Test
    void whoever_saves_at_a_stale_revision_is_told_the_winner_without_a_read() {
        Decision launch = create(Sample.onInstance("nightly"));
        Stored stale = store.load(ID).orElseThrow();
        Decision winner = save(Sample.ended(launch));
        Lost lost = new Lost(store.load(ID));
        calls.since();

        assertThat(store.save(launch.run(), stale, Optional.of(launch.explanation())))
                .isEqualTo(lost);
        assertThat(lost.winner().orElseThrow().run()).isEqualTo(winner.run());
        assertThat(calls.since()).containsExactly("PutItem");
        assertThat(store.journal(ID)).extracting(JournalEntry::explanation).contains(winner.explanation());
    }

    @Test
    void a_deadline_is_moved_by_one_write_that_says_nothing() {
        Decision launch = create(Sample.onInstance("nightly"));
        Stored read = store.load(ID).orElseThrow();
        Run later = Sample.checkedLater(launch.run());
        calls.since();

        Stored kept = ((Saved) store.save(later, read, Optional.empty())).stored();

        assertThat(calls.since()).containsExactly("PutItem");
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
        http.forgetOnce();

        assertThat(store.create(launch.run(), launch.explanation())).isInstanceOf(Saved.class);
        assertThat(http.hasForgotten()).isTrue();

        http.forgetOnce();
        save(Sample.ended(launch));
        assertThat(http.hasForgotten()).isTrue();
        assertThat(store.journal(ID)).extracting(JournalEntry::revision).containsExactly(1L, 2L);
    }

    @Test
    void a_load_is_one_call_and_a_save_is_one_call() {
        Decision launch = create(Sample.onInstance("nightly"));
        assertThat(calls.since()).containsExactly("PutItem");

        Stored stored = store.load(ID).orElseThrow();
        assertThat(calls.since()).containsExactly("GetItem");

        Decision ended = Sample.ended(launch);
        store.save(ended.run(), stored, Optional.of(ended.explanation()));
        assertThat(calls.since()).containsExactly("PutItem");
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
                StandingOrders.NONE,
                Optional.empty());

        assertThatThrownBy(() -> store.create(large, launch.explanation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("run nightly has \\d{6} bytes as an item, but DynamoDB holds at most 409600;.*");
        assertThat(calls.since()).isEmpty();
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

    /** Letters that compress to six tenths at best. */
    private static String randomLetters(int length) {
        return new SplittableRandom(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
