package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.RunReads.ItemPlace;
import dev.lifeline.controller.store.RunReads.RunsFound;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnfinishedRuns.UnfinishedPage;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How runs are listed and read in batches on every DynamoDB. */
public abstract class ListingContract extends RunTableContract {
    private DynamoDbUnfinishedRuns unfinished;
    private DynamoDbRunReads reads;

    @BeforeEach
    void openListing() {
        unfinished = new DynamoDbUnfinishedRuns(client, table);
        reads = new DynamoDbRunReads(client, table);
    }

    /** Some of them have the same deadline. */
    private List<RunKey> created(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> create(Sample.launch("run-" + each, Sample.NOON.plus(Duration.ofSeconds(each / 7)))))
                .map(decision -> decision.run().id().key())
                .toList();
    }

    private List<UnfinishedPage> pages(int limit) {
        List<UnfinishedPage> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            UnfinishedPage page = unfinished.page(limit, after);
            pages.add(page);
            after = page.next();
        } while (after.isPresent());
        return pages;
    }

    private static Stream<RunKey> runs(List<UnfinishedPage> pages) {
        return pages.stream().flatMap(page -> page.runs().stream());
    }

    @Test
    void the_pages_hold_every_run_once_in_the_order_of_their_deadlines() {
        List<RunKey> keys = created(30);
        for (int limit : new int[] {1, 4, 30, 1000}) {
            List<UnfinishedPage> pages = pages(limit);
            assertThat(runs(pages)).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(pages).allSatisfy(page -> assertThat(page.runs().size()).isLessThanOrEqualTo(limit));
            assertThat(runs(pages).map(key -> keys.indexOf(key) / 7)).isSorted();
        }
    }

    @Test
    void a_run_that_has_nothing_more_to_do_is_in_no_page() {
        Decision alive = create(Sample.onInstance("nightly"));
        assertThat(runs(pages(10))).hasSize(1);
        save(Sample.ended(alive));
        assertThat(runs(pages(10))).isEmpty();
    }

    @Test
    void a_page_is_one_query_of_each_shard() {
        created(20);
        calls.since();
        unfinished.page(5, Optional.empty());
        assertThat(calls.since()).hasSizeLessThanOrEqualTo(2 * SHARDS).containsOnly("Query");
    }

    @Test
    void a_position_that_was_not_made_here_is_read_as_far_as_it_can_be() {
        List<RunKey> keys = created(5);
        assertThat(unfinished.page(10, Optional.of(",,,,,,,,")).runs()).hasSize(5);
        assertThat(unfinished.page(10, Optional.of("1#" + keys.getFirst())).runs())
                .hasSize(5);
    }

    @Test
    void many_runs_are_read_at_once_and_missing_ones_left_out() {
        List<RunKey> keys = new ArrayList<>(created(120));
        keys.add(new RunId("missing").key());
        keys.add(keys.getFirst());
        calls.since();
        RunsFound found = reads.read(keys);
        assertThat(found.runs()).hasSize(120);
        assertThat(found.newest().keySet())
                .as("each has a decision")
                .isEqualTo(found.runs().keySet());
        assertThat(found.unreadable()).isEmpty();
        assertThat(calls.since()).containsExactly("BatchGetItem", "BatchGetItem");
        assertThat(reads.read(List.of()).runs()).isEmpty();
    }

    @Test
    void a_run_that_cannot_be_read_is_named_and_hides_no_other() {
        List<RunKey> keys = created(3);
        set(keys.get(0), "format", AttributeValue.fromN("2"));
        set(
                keys.get(1),
                "data",
                AttributeValue.fromB(RunItem.lines(Stream.of("{}")).b()));
        RunsFound found = reads.read(keys);
        assertThat(found.runs()).containsOnlyKeys(keys.get(2));
        assertThat(found.unreadable())
                .extracting(UnreadableEntry::item)
                .containsExactlyInAnyOrder("run#" + keys.get(0), "run#" + keys.get(1));
    }

    private void set(RunKey run, String attribute, AttributeValue value) {
        client.updateItem(request -> request.tableName(table.name())
                .key(RunItem.key(run))
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", value)));
    }

    @Test
    void an_error_of_DynamoDB_is_not_an_empty_answer() {
        List<RunKey> keys = created(1);
        calls.failOnceWith(SdkClientException.create("no route to host"));
        assertThatThrownBy(() -> reads.read(keys)).isInstanceOf(StoreUnavailable.class);
        calls.failOnceWith(SdkClientException.create("no route to host"));
        assertThatThrownBy(() -> unfinished.page(1, Optional.empty())).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void a_place_names_the_item() {
        create(Sample.launch(ID.value()));
        ItemPlace place = reads.place(ID.key());
        assertThat(place).isEqualTo(new ItemPlace(table.name(), "run#" + ID.key(), "run"));
        assertThat(item(place.sort())).isNotEmpty();
    }
}
