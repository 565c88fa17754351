package dev.lifeline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.RunStore.SaveResult.Saved;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase.Result;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What every DynamoDB must make of the history: which runs are in it, in which order, and for how long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HistoryContract {
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int SHARDS = 4;
    private static final CountedCalls CALLS = new CountedCalls();

    private DynamoDbEmulator dynamoDb;
    private DynamoDbClient client;
    private RunTable table;
    private DynamoDbRunStore store;
    private DynamoDbHistory history;

    protected abstract DynamoDbEmulator start() throws Exception;

    @BeforeAll
    void startDynamoDb() throws Exception {
        dynamoDb = start();
        client = dynamoDb.client(UrlConnectionHttpClient.create(), CALLS);
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
        history = new DynamoDbHistory(client, table);
    }

    @Test
    void a_run_is_in_the_history_once_it_has_ended() {
        Decision alive = Sample.onInstance("nightly");
        save(alive.run());
        assertThat(all(Filter.NONE)).isEmpty();

        save(Sample.ended(alive).run());

        assertThat(all(Filter.NONE))
                .containsExactly(new EndedRun(
                        new RunId("nightly"),
                        Result.SUCCEEDED,
                        Optional.empty(),
                        "etl",
                        "prod",
                        1,
                        Sample.NOON.plusSeconds(60),
                        Sample.NOON.plusSeconds(120)));
    }

    @Test
    void news_of_its_task_leaves_a_run_where_it_is_in_the_history() {
        Decision ended = Sample.ended(Sample.onInstance("nightly"));
        save(ended.run());
        List<Entry> before = all(Filter.NONE);

        save(ended.run());

        assertThat(all(Filter.NONE)).isEqualTo(before);
    }

    @Test
    void a_run_that_is_run_again_leaves_the_history_until_it_ends_again() {
        Decision alive = Sample.onInstance("nightly");
        save(Sample.ended(alive).run());
        assertThat(item("nightly")).containsKey("expiresAt");

        save(alive.run());

        assertThat(all(Filter.NONE)).isEmpty();
        assertThat(item("nightly")).doesNotContainKeys("expiresAt", "endedAt", "result", "name");

        save(Sample.ended(alive).run());
        assertThat(all(Filter.NONE)).hasSize(1);
    }

    @Test
    void the_runs_of_all_shards_are_listed_those_first_that_ended_last() {
        List<EndedRun> runs = IntStream.range(0, 20)
                .mapToObj(number -> saved(run("run-" + number, Sample.NOON.plusSeconds((number * 7) % 20))))
                .sorted(Comparator.comparing(EndedRun::ended).reversed())
                .toList();

        assertThat(all(Filter.NONE)).isEqualTo(runs);
    }

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

    private Page page(Instant from, Instant until) {
        return history.ended(new Query(from, until, Filter.NONE, 100, Optional.empty()));
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

    private static Filter filter(String result, String cause, String family, String cluster) {
        return new Filter(
                Optional.of(result).filter(word -> !word.isEmpty()).map(Result::valueOf),
                Optional.of(cause).filter(word -> !word.isEmpty()).map(Cause::valueOf),
                Optional.of(family).filter(word -> !word.isEmpty()),
                Optional.of(cluster).filter(word -> !word.isEmpty()));
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
        CALLS.since();

        assertThat(all(Filter.NONE)).hasSize(2);
        assertThat(CALLS.since()).containsExactly("Query", "Query", "Query", "Query");
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
    void a_run_expires_when_it_has_ended_and_owes_nothing_and_is_loaded_until_it_is_deleted() {
        Decision alive = Sample.onInstance("nightly");
        save(alive.run());
        assertThat(item("nightly")).doesNotContainKey("expiresAt");

        Run ended = Sample.ended(alive).run();
        save(owing(ended));
        assertThat(item("nightly")).containsKeys("endedAt", "dueAt").doesNotContainKey("expiresAt");

        save(ended);
        Instant expiry = Sample.NOON.plusSeconds(120).plus(RETENTION);
        assertThat(item("nightly"))
                .containsEntry("expiresAt", AttributeValue.fromN(Long.toString(expiry.getEpochSecond())));
        assertThat(store.load(new RunId("nightly")).orElseThrow().run()).isEqualTo(ended);
    }

    private static Run owing(Run run) {
        PendingEffect stop = new PendingEffect(
                new Effect.StopTask(1, Sample.TASK, StopReason.of("it should not be alive")),
                Sample.NOON.plusSeconds(150),
                Sample.NOON.plusSeconds(120),
                1);
        return Sample.with(run, run.phase(), List.of(stop));
    }

    @Test
    void a_page_that_is_too_large_or_empty_cannot_be_asked_for() {
        assertThatThrownBy(() -> new Query(Instant.EPOCH, Instant.MAX, Filter.NONE, 0, Optional.empty()))
                .hasMessage("a page has 1 to 1000 entries, not 0");
        assertThatThrownBy(() -> new Query(Instant.EPOCH, Instant.MAX, Filter.NONE, 1001, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Entry> all(Filter filter) {
        Page page = history.ended(new Query(Instant.EPOCH, Instant.MAX, filter, 100, Optional.empty()));
        assertThat(page.next()).isEmpty();
        return page.entries();
    }

    private static EndedRun run(String name, Instant ended) {
        return new EndedRun(
                new RunId(name), Result.SUCCEEDED, Optional.empty(), "etl", "prod", 1, ended.minusSeconds(60), ended);
    }

    private EndedRun saved(EndedRun wanted) {
        Run run = Sample.run(wanted);
        assertThat(EndedRun.of(run)).contains(wanted);
        save(run);
        return wanted;
    }

    /** Over what is stored of its name, if anything is. */
    private void save(Run run) {
        Decision any = Sample.launch("any");
        assertThat(store.load(run.id())
                        .map(last -> store.save(run, last, Optional.of(any.explanation())))
                        .orElseGet(() -> store.create(run, any.explanation())))
                .isInstanceOf(Saved.class);
    }

    private Map<String, AttributeValue> item(String name) {
        return client.getItem(request -> request.tableName(table.name())
                        .key(RunItem.key(new RunId(name).key()))
                        .consistentRead(true))
                .item();
    }
}
