package dev.lifeline.lifecycle.attempt;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.Classification;
import dev.lifeline.lifecycle.cause.Symptom;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {
    private static final Attempt LAUNCHED = Attempt.first(1, NOON, NOON.plusSeconds(900));

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "RUNNING, unwanted, RUNNING",
        "RUNNING, wanted,   RUNNING",
        "RUNNING, asked,    STOPPING",
        "RUNNING, hanging,  STOPPING",
        "RUNNING, repeated, RUNNING",
        "STOPPED, unwanted, STOPPED",
        "STOPPED, wanted,   STOPPED",
        "STOPPED, asked,    STOPPED",
        "STOPPED, hanging,  STOPPED",
    })
    void from_the_first_StopTask_on_it_is_watched_whether_the_task_stops(String last, String stop, Known watched) {
        Attempt attempt = seen(LAUNCHED, last).withStop(stop(stop));

        assertThat(watching(attempt).watch().state()).isEqualTo(watched);
    }

    @Test
    void an_attempt_whose_task_was_not_seen_is_watched_only_after_the_first_StopTask() {
        assertThat(watching(LAUNCHED)).isEqualTo(LAUNCHED);
        assertThat(watching(LAUNCHED.withStop(stop("asked"))).watch().state()).isEqualTo(Known.STOPPING);
    }

    private static Attempt watching(Attempt attempt) {
        return attempt.watching(any -> Optional.empty(), NOON);
    }

    private static Attempt seen(Attempt attempt, String last) {
        return attempt.withLaunch(
                new Launch.Launched(ref("1"), Optional.of(task("1", 3, last).now())));
    }

    private static Stop stop(String word) {
        Classification why = Classification.ofTask(Cause.TIMEOUT, Symptom.UNKNOWN, "test", "x");
        return switch (word) {
            case "unwanted" -> new Stop.Unwanted();
            case "wanted" -> new Stop.Wanted(why, 0);
            case "asked" -> new Stop.Wanted(why, 1);
            case "hanging" -> new Stop.Hanging();
            case "repeated" -> new Stop.Repeated();
            default -> throw new IllegalArgumentException(word);
        };
    }
}
