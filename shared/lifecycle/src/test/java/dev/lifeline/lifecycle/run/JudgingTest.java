package dev.lifeline.lifecycle.run;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.policy.Trouble;
import dev.lifeline.lifecycle.policy.Trouble.Moment;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgingTest {

    @Test
    void a_rule_is_asked_about_the_attempt_and_how_long_it_and_its_run_took() {
        Scene scene = Scene.running().later(100);

        Trouble ran = trouble(scene);
        Trouble never = trouble(Scene.launched().later(100));

        assertThat(ran.attempt()).isEqualTo(1);
        assertThat(ran.moment()).isEqualTo(Moment.ALIVE);
        assertThat(ran.elapsed())
                .as("the task was RUNNING ten seconds after the run had begun")
                .isEqualTo(new Trouble.Elapsed(Duration.ofSeconds(100), Optional.of(Duration.ofSeconds(90))));
        assertThat(never.elapsed()).isEqualTo(new Trouble.Elapsed(Duration.ofSeconds(100), Optional.empty()));
    }

    private static Trouble trouble(Scene scene) {
        return Judging.trouble(
                Draft.of(scene.run()),
                Moment.ALIVE,
                scene.circumstances()
                        .catalog()
                        .classify(exited("1", 9, 1).now(), scene.run().request().essentials()),
                scene.circumstances());
    }
}
