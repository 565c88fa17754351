package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the history is filtered and read in pages. */
public abstract class HistoryPagesContract extends HistoryTableContract {
    @Test
    void a_span_takes_in_its_first_moment_and_leaves_out_its_last() {
        List<EndedRun> runs = IntStream.range(0, 5)
                .mapToObj(number -> saved(run("run-" + number, Sample.NOON.plusMillis(number))))
                .toList();

        assertThat(page(Sample.NOON.plusMillis(1), Sample.NOON.plusMillis(4)).entries())
                .containsExactly(runs.get(3), runs.get(2), runs.get(1));
        assertThat(page(Sample.NOON, Sample.NOON).entries()).isEmpty();
        assertThat(page(Sample.NOON.plusSeconds(1), Sample.NOON).entries()).isEmpty();
    }

    @Test
    void every_filter_picks_and_all_that_are_given_must_hold() {
        EndedRun good = saved(run("good", Sample.NOON));
        EndedRun bad = saved(new EndedRun(
                new RunId("bad"),
                Result.FAILED,
                Optional.of(Cause.EXIT_CODE),
                "web",
                "prod",
                1,
                Sample.NOON,
                Sample.NOON.plusSeconds(1)));
        EndedRun stopped = saved(new EndedRun(
                new RunId("stopped"),
                Result.STOPPED,
                Optional.of(Cause.USER_STOP),
                "etl",
                "trial",
                1,
                Sample.NOON,
                Sample.NOON.plusSeconds(2)));

        assertThat(all(filter("FAILED", "", "", ""))).containsExactly(bad);
        assertThat(all(filter("", "USER_STOP", "", ""))).containsExactly(stopped);
        assertThat(all(filter("", "", "etl", ""))).containsExactly(stopped, good);
        assertThat(all(filter("", "", "", "prod"))).containsExactly(bad, good);
        assertThat(all(filter("", "", "", "arn:aws:ecs:eu-west-1:111122223333:cluster/trial")))
                .containsExactly(stopped);
        assertThat(all(filter("SUCCEEDED", "", "etl", "prod"))).containsExactly(good);
        assertThat(all(filter("FAILED", "USER_STOP", "", ""))).isEmpty();
    }

    /** Runs of two days, several of which end in the same millisecond. */
    @Test
    void the_pages_hold_every_run_once_and_in_order() {
        List<EndedRun> runs = IntStream.range(0, 25)
                .mapToObj(number -> saved(run("run-" + number, Sample.NOON.plus(Duration.ofHours(number / 3 * 6L)))))
                .toList();
        List<Page> pages = pages(Filter.NONE, 4);

        List<Entry> listed =
                pages.stream().flatMap(page -> page.entries().stream()).toList();
        assertThat(listed).isEqualTo(all(Filter.NONE)).containsExactlyInAnyOrderElementsOf(runs);
        assertThat(pages.subList(0, 6))
                .allSatisfy(page -> assertThat(page.entries()).hasSize(4));
    }

    @Test
    void a_page_reads_a_bounded_number_of_runs_and_goes_on_where_it_stopped() {
        history = new DynamoDbHistory(client, table, 1);
        for (int number = 0; number < 20; number++) {
            saved(run("run-" + number, Sample.NOON.plusSeconds(number)));
        }
        EndedRun other = saved(new EndedRun(
                new RunId("other"), Result.SUCCEEDED, Optional.empty(), "web", "prod", 1, Sample.NOON, Sample.NOON));

        List<Page> pages = pages(filter("", "", "web", ""), 5);

        assertThat(pages).hasSizeGreaterThan(4);
        assertThat(pages.getFirst().entries()).isEmpty();
        assertThat(pages.stream().flatMap(page -> page.entries().stream())).containsExactly(other);
    }

    private List<Page> pages(Filter filter, int limit) {
        List<Page> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page page = history.ended(new Query(Instant.EPOCH, Instant.MAX, filter, limit, after));
            pages.add(page);
            after = page.next();
        } while (after.isPresent());
        return pages;
    }

    @Test
    void a_page_is_one_query_of_each_shard_however_long_ago_its_runs_ended() {
        saved(run("old", Sample.NOON.minus(Duration.ofDays(3000))));
        saved(run("new", Sample.NOON));
        calls.since();

        assertThat(all(Filter.NONE)).hasSize(2);
        assertThat(calls.since()).containsExactly("Query", "Query", "Query", "Query");
    }

    @Test
    void a_damaged_entry_is_named_and_hides_no_other() {
        EndedRun whole = saved(run("whole", Sample.NOON));
        saved(run("no-family", Sample.NOON.plusSeconds(1)));
        saved(run("new-word", Sample.NOON.plusSeconds(2)));
        saved(run("no-number", Sample.NOON.plusSeconds(3)));
        saved(run("no-name", Sample.NOON.plusSeconds(4)));
        saved(run("no-moment", Sample.NOON.plusSeconds(5)));
        update("no-family", "REMOVE #attribute", Map.of("#attribute", "family"), Map.of());
        set("new-word", "cause", AttributeValue.fromS("MOON_PHASE"));
        set("no-number", "attempts", AttributeValue.fromS("one"));
        set("no-name", "name", AttributeValue.fromS("two words"));
        String noon = EndedItem.moment(Sample.NOON);
        set("no-moment", "endedAt", AttributeValue.fromS(noon.substring(0, 12) + "?"));

        assertThat(all(filter("", "", "etl", "")))
                .containsExactlyInAnyOrder(
                        whole,
                        unreadable("no-family", "family is missing or no text"),
                        unreadable("new-word", "Cause MOON_PHASE is unknown to this version"),
                        unreadable("no-number", "attempts is missing or no number"),
                        unreadable("no-name", "not a run id: " + RunId.ALPHABET + " are expected"),
                        unreadable("no-moment", "endedAt is no moment with a run's key"));
        assertThat(pages(Filter.NONE, 1).stream().flatMap(page -> page.entries().stream()))
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(store.load(new RunId("no-family"))).isPresent();
    }

    private static UnreadableEntry unreadable(String name, String why) {
        return new UnreadableEntry("run#" + new RunId(name).key(), why);
    }

    private void set(String run, String attribute, AttributeValue value) {
        update(run, "SET #attribute = :value", Map.of("#attribute", attribute), Map.of(":value", value));
    }

    private void update(String run, String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        client.updateItem(request -> request.tableName(table.name())
                .key(RunItem.key(new RunId(run).key()))
                .updateExpression(expression)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values.isEmpty() ? null : values));
    }

    @Test
    void a_page_that_is_too_large_or_empty_cannot_be_asked_for() {
        assertThatThrownBy(() -> new Query(Instant.EPOCH, Instant.MAX, Filter.NONE, 0, Optional.empty()))
                .hasMessage("a page has 1 to 1000 entries, not 0");
        assertThatThrownBy(() -> new Query(Instant.EPOCH, Instant.MAX, Filter.NONE, 1001, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
