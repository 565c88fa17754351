package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Run;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Late answers of ECS about the launch of a foreign task. */
class MissingLaunchFactsTest {
    private static final LaunchRequest ANSWERED =
            Scene.REQUEST.with(new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE", 1, 1))));
    private static final TaskSeen RUNS = new TaskSeen(1, task("1", 4, "RUNNING").now());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'',                 false",
        "LASTING,            false",
        "AWAITED,            false",
        "UNANSWERED,         true",
        "LASTING UNANSWERED, true",
        "LASTING AWAITED,    false",
    })
    void ECS_owes_an_answer_for_as_long_as_the_run_lives(String kinds, boolean owed) {
        Scene scene = adopted(kinds);
        assertThat(scene.run().hasUnansweredGaps()).isEqualTo(owed);

        scene.sees(task("1", 4, "STOPPED").stopping("UserInitiated", "x")).userStops();
        assertThat(scene.run().hasEnded()).isTrue();
        assertThat(scene.run().hasUnansweredGaps()).isFalse();
    }

    @Test
    void an_answer_is_taken_over_and_the_observation_means_what_it_always_does() {
        Scene scene = adopted("UNANSWERED");

        Decision decision =
                Supervisor.decide(scene.run(), new Adoption(ANSWERED, List.of()), RUNS, scene.circumstances());

        assertThat(decision.explanation().reason()).isEqualTo("ECS reported how it was launched; task is RUNNING");
        assertThat(decision.run().request()).isEqualTo(ANSWERED);
        assertThat(decision.run().gaps()).isEmpty();
        assertThat(decision.run().attempt())
                .isEqualTo(Supervisor.decide(scene.run(), RUNS, scene.circumstances())
                        .run()
                        .attempt());
    }

    @Test
    void an_answer_that_leaves_a_gap_says_which() {
        Scene scene = adopted("UNANSWERED");
        List<MissingLaunchFact> left =
                List.of(new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, "its volume"));

        Decision decision = Supervisor.decide(scene.run(), new Adoption(ANSWERED, left), RUNS, scene.circumstances());

        assertThat(decision.explanation().reason())
                .isEqualTo("cannot be launched again faithfully: its volume; task is RUNNING");
        assertThat(decision.run().gaps()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"''", "LASTING", "AWAITED"})
    void an_answer_that_nobody_owes_changes_nothing(String kinds) {
        Scene scene = adopted(kinds);

        assertThat(Supervisor.decide(scene.run(), new Adoption(ANSWERED, List.of()), RUNS, scene.circumstances()))
                .isEqualTo(Supervisor.decide(scene.run(), RUNS, scene.circumstances()));
    }

    @Test
    void no_record_is_waited_for_where_only_ECS_can_answer() {
        TaskSketch failed =
                task("1", 4, "STOPPED").stopping("TaskFailedToStart", "CannotPullContainerError: i/o timeout");

        assertThat(adopted("UNANSWERED").sees(failed).run().hasEnded()).isTrue();
        assertThat(adopted("AWAITED").sees(failed).run().hasEnded()).isFalse();
    }

    @Test
    void a_run_that_is_known_by_other_names_differs_in_nothing_else() {
        Run run = Scene.running().sees(exited("1", 5, 1)).run();
        Identity other =
                new Identity(new RunId("other"), new Namespace("other"), Nonce.first(9), Coverage.DECISIVE, "record");

        assertThat(run.known(other).identity()).isEqualTo(other);
        assertThat(run.known(other).known(run.identity())).isEqualTo(run);
    }

    private static Scene adopted(String kinds) {
        return Scene.adopted(Arrays.stream(kinds.split(" "))
                .filter(kind -> !kind.isEmpty())
                .map(kind -> new MissingLaunchFact(MissingLaunchFact.Availability.valueOf(kind), "its network"))
                .toList());
    }
}
