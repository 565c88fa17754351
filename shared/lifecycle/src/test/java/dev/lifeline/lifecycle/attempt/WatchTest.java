package dev.lifeline.lifecycle.attempt;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    private static final Instant LATER = NOON.plusSeconds(100);

    @ParameterizedTest(name = "{0}, desired {1}: {2} since {3} s")
    @CsvSource({
        "PROVISIONING,   RUNNING, PROVISIONING, 100",
        "PENDING,        RUNNING, PENDING,      100",
        "ACTIVATING,     RUNNING, ACTIVATING,   100",
        "RUNNING,        RUNNING, RUNNING,      10",
        "RUNNING,        STOPPED, STOPPING,     100",
        "DEACTIVATING,   STOPPED, STOPPING,     100",
        "STOPPING,       STOPPED, STOPPING,     100",
        "DEPROVISIONING, STOPPED, STOPPING,     100",
        "STOPPED,        STOPPED, STOPPED,      0",
    })
    void each_state_is_watched_from_when_it_was_seen_and_running_from_when_it_started(
            String last, String desired, Known state, int since) {
        TaskSketch sketch = task("1", 1, last);
        Watch watch = watch(desired.equals("STOPPED") ? sketch.stopping("UserInitiated", "x") : sketch);
        assertThat(watch.state()).isEqualTo(state);
        if (state == Known.STOPPED) {
            assertThat(watch).as("nothing is watched").isSameAs(Watch.NONE);
        } else {
            assertThat(watch.since()).isEqualTo(NOON.plusSeconds(since));
            assertThat(watch.until()).contains(NOON.plusSeconds(since + 60));
        }
    }

    @Test
    void the_watch_stays_while_the_state_does_and_is_new_for_a_new_state() {
        Watch pending = watch(task("1", 1, "PENDING"));
        assertThat(pending.after(task("1", 2, "PENDING").pulled().now(), WatchTest::limit, LATER.plusSeconds(9)))
                .isSameAs(pending);
        Watch excused = pending.excused();
        assertThat(excused.until()).isEmpty();
        assertThat(excused.after(task("1", 2, "PENDING").now(), WatchTest::limit, LATER))
                .isSameAs(excused);
        assertThat(excused.after(task("1", 3, "RUNNING").now(), WatchTest::limit, LATER)
                        .until())
                .isPresent();
    }

    @Test
    void a_state_without_a_limit_is_never_over() {
        Watch watch = Watch.NONE.after(task("1", 1, "PENDING").now(), any -> Optional.empty(), LATER);
        assertThat(watch.isOver(Instant.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"159, false", "160, true", "161, true"})
    void it_is_over_at_the_moment_of_its_limit(int seconds, boolean over) {
        assertThat(watch(task("1", 1, "PENDING")).isOver(NOON.plusSeconds(seconds)))
                .isEqualTo(over);
    }

    @ParameterizedTest(name = "passed {0} times, {1} s: until {2} s after its beginning")
    @CsvSource({"0, 30, 30", "1, 30, 60", "2, 30, 90", "3, 0, 0"})
    void another_limit_counts_as_often_as_the_one_before_has_passed(int passed, int limit, int until) {
        Watch watch = watch(task("1", 1, "PENDING"));
        for (int each = 0; each < passed; each++) {
            watch = watch.again(LATER.plusSeconds(600));
        }

        Watch other = watch.within(Optional.of(Duration.ofSeconds(limit)));

        assertThat(other).isEqualTo(new Watch(Known.PENDING, LATER, Optional.of(LATER.plusSeconds(until)), passed));
        assertThat(watch.within(Optional.empty())).isEqualTo(watch.excused());
    }

    private static Watch watch(TaskSketch sketch) {
        return Watch.NONE.after(sketch.now(), WatchTest::limit, LATER);
    }

    private static Optional<Duration> limit(EcsStatus any) {
        return Optional.of(Duration.ofSeconds(60));
    }
}
