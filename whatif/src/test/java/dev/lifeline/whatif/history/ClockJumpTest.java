package dev.lifeline.whatif.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.event.EventParser;
import dev.lifeline.whatif.archive.RecordedEvent.EventRead;
import dev.lifeline.whatif.history.HistoryCounts.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events whose times cannot be right, or not in their order. */
class ClockJumpTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final String MONDAY = "2026-11-23T10:00:00Z";

    private final List<RunHistory> runs = new ArrayList<>();
    private final EventHistory history = new EventHistory(NOW, runs::add);
    private int line;

    /** A task that stopped. */
    private void event(String time, String created, String stopped) {
        line++;
        history.take(new EventRead("f:" + line, new EventParser().parse("""
                {"source": "aws.ecs", "detail-type": "ECS Task State Change", "time": "%s", "detail": {
                 "taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/prod/%032x", "version": 9,
                 "lastStatus": "STOPPED", "desiredStatus": "STOPPED", "createdAt": "%s", "stoppedAt": "%s",
                 "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7"}}
                """.formatted(time, line, created, stopped))));
    }

    private void event(String time) {
        event(time, MONDAY, MONDAY);
    }

    @Test
    void times_before_ECS_and_after_now_are_named_and_left_out() {
        event(MONDAY);
        event("2001-01-01T00:00:00Z");
        event("2099-01-01T00:00:00Z");
        event(MONDAY, "2001-01-01T00:00:00Z", MONDAY);
        event(MONDAY, MONDAY, "2099-01-01T00:00:00Z");
        event(MONDAY);

        HistoryCounts counts = history.finish();
        assertThat(runs).hasSize(2);
        assertThat(counts.skipped()).isEqualTo(Map.of(Skipped.IMPOSSIBLE_TIME, 4L));
        assertThat(counts.faults())
                .containsExactly(
                        "f:2: its time 2001-01-01T00:00:00Z cannot be right; the event is left out",
                        "f:3: its time 2099-01-01T00:00:00Z cannot be right; the event is left out",
                        "f:4: its time 2001-01-01T00:00:00Z cannot be right; the event is left out",
                        "f:5: its time 2099-01-01T00:00:00Z cannot be right; the event is left out");
        assertThat(counts.first()).contains(Instant.parse(MONDAY));
        assertThat(counts.last()).contains(Instant.parse(MONDAY));
    }

    @Test
    void a_time_of_1970_is_none() {
        event(MONDAY);
        event("1970-01-01T00:00:00Z");
        event(MONDAY, "1970-01-01T00:00:00Z", MONDAY);

        HistoryCounts counts = history.finish();
        assertThat(runs)
                .hasSize(3)
                .allSatisfy(
                        run -> assertThat(run.attempts().getFirst().created()).isEqualTo(MONDAY));
        assertThat(counts.skipped()).isEqualTo(Map.of(Skipped.ODD_TIME, 1L));
        assertThat(counts.firstPlaces()).isEqualTo(Map.of(Skipped.ODD_TIME, "f:2"));
        assertThat(counts.first()).contains(Instant.parse(MONDAY));
    }

    @Test
    void times_that_run_backward_are_counted_from_a_day_on_with_the_place_of_the_first() {
        event(MONDAY);
        event("2026-11-22T11:00:00Z");
        event("2026-11-21T10:00:00Z");
        event("2026-11-20T10:00:00Z");
        event(MONDAY);

        HistoryCounts counts = history.finish();
        assertThat(runs).hasSize(5);
        assertThat(counts.skipped()).isEqualTo(Map.of(Skipped.ODD_TIME, 2L));
        assertThat(counts.firstPlaces()).isEqualTo(Map.of(Skipped.ODD_TIME, "f:3"));
        assertThat(counts.first()).contains(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void a_task_that_ends_before_it_begins_is_named_and_takes_no_time() {
        event(MONDAY, MONDAY, "2026-11-23T09:00:00Z");

        HistoryCounts counts = history.finish();
        assertThat(runs)
                .singleElement()
                .satisfies(run -> assertThat(run.attempts().getFirst().used()).isZero());
        assertThat(counts.faults())
                .containsExactly("f:1: task 00000000000000000000000000000001 ends before it begins; it counts as taking"
                        + " no time");
    }
}
