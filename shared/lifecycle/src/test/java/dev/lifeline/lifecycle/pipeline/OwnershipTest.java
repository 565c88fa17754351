package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.lifecycle.policy.Verdict;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {
    private static final Policy AGAIN = Policies.of(new Rule("again", List.of(), new Verdict.Retry(BudgetGroup.EXIT)));

    /** Task 1 was the first attempt's, task 2 the second's, each an hour long, and task 3 is the current one's. */
    private static Scene third() {
        Scene scene = Scene.running(AGAIN);
        for (int attempt = 1; attempt < 3; attempt++) {
            scene.later(3600)
                    .sees(TaskSketch.exited("" + attempt, 9, 1))
                    .comesBack()
                    .accepted("" + (attempt + 1));
        }
        return scene.sees(task("3", 3, "RUNNING"));
    }

    @ParameterizedTest(name = "task {1} as attempt {0}: {2}")
    @CsvSource({
        "1, 1, true", "1, 2, false", "1, 3, false",
        "2, 1, false", "2, 2, true", "2, 3, false",
        "3, 1, false", "3, 2, false", "3, 3, true",
        "4, 1, false", "4, 3, false",
    })
    void each_attempt_is_known_to_have_its_own_task(int attempt, String id, boolean known) {
        assertThat(Ownership.isKnown(third().run(), attempt, ref(id))).isEqualTo(known);
    }

    @Test
    void the_token_of_each_attempt_lives_from_that_attempts_beginning() {
        Duration token = Limits.STANDARD.token().minus(Ownership.CLOCK_SKEW);
        Run run = third().run();
        List<Instant> begun = List.of(
                run.past().get(0).created(),
                run.past().get(1).created(),
                run.attempt().created());

        for (int attempt = 1; attempt <= 3; attempt++) {
            Instant ends = begun.get(attempt - 1).plus(token);
            assertThat(seesSecond(attempt, ends.minusMillis(1)).outcome())
                    .as("attempt %s", attempt)
                    .isEqualTo(DecisionOutcome.STRANGER);
            assertThat(seesSecond(attempt, ends).effects())
                    .as("attempt %s", attempt)
                    .hasSize(1);
        }
    }

    private static Decision seesSecond(int attempt, Instant created) {
        return third().observes(new TaskSeen(
                        attempt, AnyStranger.created(task("9", 3, "RUNNING").now(), created)))
                .last();
    }

    @Test
    void what_speaks_against_a_task_is_said() {
        Run run = Scene.asked().run();
        String name = run.identity().task(1).startedBy();
        EcsTask nobodys = task("1", 3, "RUNNING").now();
        EcsTask own = TaskSketch.startedBy(name, nobodys);

        assertThat(Ownership.objection(run, 1, own)).isEmpty();
        assertThat(Ownership.objection(run, 1, nobodys)).contains("it was started by nobody, not by " + name);
        assertThat(Ownership.objection(run, 1, TaskSketch.startedBy("me", nobodys)))
                .contains("it was started by me, not by " + name);
        Instant before = NOON.minus(Duration.ofHours(1));
        assertThat(Ownership.objection(run, 1, AnyStranger.created(own, before)))
                .contains("it was created at " + before + ", before the run");
    }

    @ParameterizedTest(name = "{0}/{1}, generation {2}: {3}")
    @CsvSource({
        "test,  nightly, 1, 1",
        "test,  nightly, 2, 2",
        "test,  nightly, 3, 0",
        "test,  nightly, 4, 0",
        "other, nightly, 1, 0",
        "test,  hourly,  1, 0",
    })
    void a_task_of_an_earlier_generation_bears_its_names(String namespace, String id, int generation, int past) {
        Identity third =
                new Identity(Scene.ID, new Namespace("test"), new Nonce(3, "0".repeat(16)), Coverage.DECISIVE, "x");
        Run run = Scene.asked().run().known(third);
        TaskName name = new TaskName(
                new Namespace(namespace),
                new RunId(id).key(),
                new Nonce(generation, "1".repeat(16)),
                1,
                Coverage.DECISIVE);
        EcsTask seen =
                TaskSketch.startedBy(name.toString(), task("1", 3, "RUNNING").now());

        assertThat(Ownership.pastGeneration(run, seen)).isEqualTo(past == 0 ? Optional.empty() : Optional.of(past));
    }
}
