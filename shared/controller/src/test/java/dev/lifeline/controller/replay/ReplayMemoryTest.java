package dev.lifeline.controller.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.ReplayLine.ReplayOutcome;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
    private static final String ENDED = Samples.read("exit-0-ec2.json");
    private static final String ALIVE = Samples.read("sequences/good-run-fargate/01-provisioning.json");
    private static final int MOST = 3;

    private final Replay replay =
            new Replay(PolicyDocument.of(DefaultPolicy.named("default").orElseThrow()), new ReplayedRuns(MOST, MOST));

    /** The event as one of another task's. */
    private static String of(int task, String event) {
        return event.replaceAll("task/prod/[0-9a-f]{32}", String.format(Locale.ROOT, "task/prod/%032x", task));
    }

    private List<ReplayOutcome> feed(String event, int... tasks) {
        return IntStream.of(tasks)
                .boxed()
                .flatMap(task -> replay.feed("event", new EventParser().parse(of(task, event))).stream())
                .map(ReplayLine::outcome)
                .toList();
    }

    @Test
    void a_run_that_ended_is_kept_until_too_many_ended_since() {
        assertThat(feed(ENDED, 1, 2, 3)).containsOnly(ReplayOutcome.APPLIED);
        assertThat(feed(ENDED, 1, 2, 3)).containsOnly(ReplayOutcome.STALE);
        assertThat(feed(ENDED, 4)).containsExactly(ReplayOutcome.APPLIED);
        assertThat(feed(ENDED, 2, 3, 4)).containsOnly(ReplayOutcome.STALE);
    }

    @Test
    void a_late_event_of_a_forgotten_run_begins_no_other_and_says_why() {
        feed(ENDED, 1, 2, 3, 4);
        assertThat(replay.feed("late", new EventParser().parse(of(1, ENDED))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.outcome()).isEqualTo(ReplayOutcome.IGNORED);
                    assertThat(line.reason()).isEqualTo("its run ended or fell silent long before, and is forgotten");
                    assertThat(line.task())
                            .hasValueSatisfying(task -> assertThat(task.id()).endsWith("1"));
                    assertThat(line.decision()).isEmpty();
                });
    }

    @Test
    void runs_that_have_ended_push_out_none_that_is_alive() {
        feed(ALIVE, 1);
        feed(ENDED, IntStream.range(10, 100).toArray());
        assertThat(feed(ALIVE, 1)).containsExactly(ReplayOutcome.STALE);
    }

    @Test
    void of_too_many_live_runs_the_one_that_was_silent_the_longest_is_forgotten() {
        feed(ALIVE, 1, 2, 3);
        feed(ALIVE, 1);
        feed(ALIVE, 4);
        assertThat(feed(ALIVE, 1, 3, 4)).containsOnly(ReplayOutcome.STALE);
        assertThat(feed(ALIVE, 2)).containsExactly(ReplayOutcome.IGNORED);
    }

    @Test
    void the_names_of_hundreds_of_thousands_of_forgotten_runs_are_known_and_no_other() {
        ForgottenRuns forgotten = new ForgottenRuns();
        List<RunId> runs = Stream.iterate(0, number -> number + 1)
                .limit(200_000)
                .map(number -> new RunId("run-" + number))
                .toList();
        assertThat(forgotten.contains(runs.getFirst().key())).isFalse();
        runs.forEach(run -> forgotten.add(run.key()));
        assertThat(runs).allMatch(run -> forgotten.contains(run.key()));
        assertThat(forgotten.contains(new RunId("another").key())).isFalse();
    }
}
