package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.policy.FailureContext;
import dev.lifeline.lifecycle.policy.FailureFacts.Moment;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void a_rule_is_asked_about_the_attempt_and_how_long_it_and_its_run_took() {
        Scene scene = Scene.running().later(100);

        FailureContext ran = context(scene);
        FailureContext never = context(Scene.launched().later(100));

        assertThat(ran.attempt()).isEqualTo(1);
        assertThat(ran.moment()).isEqualTo(Moment.ALIVE);
        assertThat(ran.elapsed())
                .as("the task was RUNNING ten seconds after the run had begun")
                .isEqualTo(new FailureContext.Elapsed(Duration.ofSeconds(100), Optional.of(Duration.ofSeconds(90))));
        assertThat(never.elapsed()).isEqualTo(new FailureContext.Elapsed(Duration.ofSeconds(100), Optional.empty()));
    }

    private static FailureContext context(Scene scene) {
        return Judgement.context(
                scene.run(),
                Judgement.facts(Draft.of(scene.run()), Moment.ALIVE),
                scene.circumstances()
                        .catalog()
                        .classify(exited("1", 9, 1).now(), scene.run().request().essentials()),
                scene.circumstances().now());
    }
}
