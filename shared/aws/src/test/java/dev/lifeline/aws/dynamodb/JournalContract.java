package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.SaveResult.Lost;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The explanations that a run store keeps, and the runs that its indexes find. */
public abstract class JournalContract extends RunTableContract {
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

    /** A growing journal must not make writes of the run more expensive. */
    @Test
    void the_newest_entries_are_in_the_runs_item_and_older_ones_move_out_of_it_in_bulk() {
        Decision launch = create(Sample.launch("nightly"));
        calls.since();
        IntStream.rangeClosed(1, 100).forEach(save -> save(launch));

        assertThat(calls.since().stream().filter("PutItem"::equals))
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

    /** The whole item expires at once, the items of its journal one by one and up to days late. */
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
}
