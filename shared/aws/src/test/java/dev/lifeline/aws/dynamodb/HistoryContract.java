package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.lifecycle.attempt.StopReason;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.PendingEffect;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Phase.Result;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of the history on every DynamoDB: which runs are in it, in which order, and for how long. */
public abstract class HistoryContract extends HistoryTableContract {
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
    void an_entry_is_that_of_its_run_whose_clock_counts_nanoseconds() {
        Duration fraction = Duration.ofNanos(123_456_789);
        Decision alive = Sample.launch("nightly", Sample.NOON.plus(fraction));
        Run ended = alive.run()
                .withPhase(new Phase.Ended(
                        Sample.NOON.plusSeconds(60).plus(fraction), Result.FAILED, Optional.empty(), "over"));
        save(alive.run());
        save(ended);

        assertThat(all(Filter.NONE)).containsExactly(EndedRun.of(ended).orElseThrow());
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
        assertThat(itemOf("nightly")).containsKey("expiresAt");

        save(alive.run());

        assertThat(all(Filter.NONE)).isEmpty();
        assertThat(itemOf("nightly")).doesNotContainKeys("expiresAt", "endedAt", "result", "name");

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
    void a_run_expires_when_it_has_ended_and_owes_nothing_and_is_loaded_until_it_is_deleted() {
        Decision alive = Sample.onInstance("nightly");
        save(alive.run());
        assertThat(itemOf("nightly")).doesNotContainKey("expiresAt");

        Run ended = Sample.ended(alive).run();
        save(owing(ended));
        assertThat(itemOf("nightly")).containsKeys("endedAt", "dueAt").doesNotContainKey("expiresAt");

        save(ended);
        Instant expiry = Sample.NOON.plusSeconds(120).plus(RETENTION);
        assertThat(itemOf("nightly"))
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

    private Map<String, AttributeValue> itemOf(String name) {
        return client.getItem(request -> request.tableName(table.name())
                        .key(RunItem.key(new RunId(name).key()))
                        .consistentRead(true))
                .item();
    }
}
