package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.Watch;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.run.ShadowLife;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The differences of a run under its shadow, from the beginning of the comparison. */
class ShadowLifeTest {
    private static final Policy OWN = Policies.of();
    private static final Policy LIMITED = Policies.with(
            OWN, new Timeouts(Map.of(Known.RUNNING, Duration.ofMinutes(1)), Optional.of(Duration.ofMinutes(10))));

    @Test
    void a_run_under_way_has_the_limits_of_the_shadow_from_when_its_task_and_it_began() {
        Scene scene = Scene.running(OWN).later(30);

        ShadowLife life =
                ShadowComparison.beginning(scene.run(), scene.circumstances().under(LIMITED));

        Instant started = NOON.plusSeconds(10);
        assertThat(life.watch()).isEqualTo(new Watch(Known.RUNNING, started, Optional.of(started.plusSeconds(60)), 0));
        assertThat(life.endBy()).contains(NOON.plusSeconds(600));
        assertThat(life.since()).isEqualTo(NOON.plusSeconds(30));
        assertThat(life.parting()).isEmpty();
        assertThat(scene.run().under(life).deadline()).contains(started.plusSeconds(60));
    }

    @Test
    void a_run_without_a_task_has_nothing_to_watch() {
        Scene scene = Scene.asked(OWN);

        ShadowLife life =
                ShadowComparison.beginning(scene.run(), scene.circumstances().under(LIMITED));

        assertThat(life.watch()).isEqualTo(Watch.NONE);
    }

    @Test
    void a_limit_that_the_shadow_does_not_set_is_none() {
        Scene scene = Scene.running(LIMITED);

        ShadowLife life =
                ShadowComparison.beginning(scene.run(), scene.circumstances().under(OWN));

        assertThat(life.watch().until()).isEmpty();
        assertThat(life.endBy()).isEmpty();
    }

    @Test
    void a_run_that_begins_beside_a_shadow_is_compared_from_its_beginning() {
        assertThat(Scene.beside(OWN, LIMITED).run().shadow()).hasValueSatisfying(life -> {
            assertThat(life.since()).isEqualTo(NOON);
            assertThat(life.endBy()).contains(NOON.plusSeconds(600));
        });
        assertThat(Scene.asked(OWN).run().shadow()).isEmpty();
    }
}
