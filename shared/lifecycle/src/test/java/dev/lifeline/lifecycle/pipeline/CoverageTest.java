package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.policy.Timeouts;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which events a run needs: all of them only if it limits a state that is otherwise omitted. */
class CoverageTest {
    private static final Policy UNLIMITED = Policies.of();
    private static final Set<Known> START = EnumSet.of(Known.PROVISIONING, Known.PENDING, Known.ACTIVATING);

    @ParameterizedTest
    @EnumSource(Known.class)
    void a_run_with_a_limit_before_RUNNING_asks_for_every_state(Known state) {
        Coverage expected = START.contains(state) ? Coverage.EVERY_STATE : Coverage.DECISIVE;
        Policy limited = limiting(state);

        assertThat(launched(limited, Optional.empty())).isEqualTo(expected);
        assertThat(launched(UNLIMITED, Optional.of(limited))).isEqualTo(expected);
        assertThat(launched(limited, Optional.of(UNLIMITED))).isEqualTo(expected);
        assertThat(Scene.adopted(limited).run().identity().coverage()).isEqualTo(expected);
        assertThat(refused(limited)).isEqualTo(expected);
    }

    @Test
    void a_run_without_limits_asks_for_what_decides() {
        assertThat(launched(UNLIMITED, Optional.empty())).isEqualTo(Coverage.DECISIVE);
        assertThat(launched(UNLIMITED, Optional.of(UNLIMITED))).isEqualTo(Coverage.DECISIVE);
    }

    @Test
    void each_generation_asks_by_the_policy_that_it_begins_under() {
        Run limited = Supervisor.launch(
                        Scene.IDENTITY, LaunchOrder.of(Scene.REQUEST), under(limiting(Known.PENDING), Optional.empty()))
                .run();
        Identity next = limited.identity().next(new Namespace("test"), 8, "again");

        Run again = Supervisor.relaunch(
                        limited, next, LaunchOrder.of(Scene.REQUEST), under(UNLIMITED, Optional.empty()))
                .run();

        assertThat(again.identity().coverage()).isEqualTo(Coverage.DECISIVE);
        assertThat(Supervisor.relaunch(
                                again,
                                next,
                                LaunchOrder.of(Scene.REQUEST),
                                under(limiting(Known.PENDING), Optional.empty()))
                        .run()
                        .identity()
                        .coverage())
                .isEqualTo(Coverage.EVERY_STATE);
    }

    /** It would count a state that the task may have left unseen. */
    @ParameterizedTest
    @EnumSource(
            value = Known.class,
            names = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void a_shadow_that_comes_later_judges_no_state_that_is_not_seen(Known state) {
        Run run = Scene.asked(UNLIMITED).accepted("1").run();
        Run whole = run.known(run.identity().covering(Coverage.EVERY_STATE));

        assertThat(limitUnder(limiting(state), run, state)).isEmpty();
        assertThat(limitUnder(limiting(state), whole, state)).isPresent();
    }

    private static Optional<Instant> limitUnder(Policy shadow, Run run, Known state) {
        String name = run.identity().task(1).startedBy();
        EcsTask task =
                TaskSketch.startedBy(name, TaskSketch.task("1", 2, state.name()).now());
        return Supervisor.decide(run, new Observation.TaskSeen(1, task), under(UNLIMITED, Optional.of(shadow)))
                .run()
                .shadow()
                .flatMap(life -> life.watch().until());
    }

    private static Coverage launched(Policy policy, Optional<Policy> shadow) {
        return Supervisor.launch(Scene.IDENTITY, LaunchOrder.of(Scene.REQUEST), under(policy, shadow))
                .run()
                .identity()
                .coverage();
    }

    private static Coverage refused(Policy policy) {
        LaunchAnswer.NotPlaced refusal = new LaunchAnswer.NotPlaced(new LaunchFailure("RESOURCE:MEMORY"));
        Adoption adoption = new Adoption(Scene.REQUEST, List.of());
        return Supervisor.adoptRefused(Scene.IDENTITY, adoption, refusal, under(policy, Optional.empty()))
                .run()
                .identity()
                .coverage();
    }

    private static Policy limiting(Known state) {
        return UNLIMITED.within(new Timeouts(Map.of(state, Duration.ofHours(1)), Optional.empty()));
    }

    private static Circumstances under(Policy policy, Optional<Policy> shadow) {
        Instant now = TaskSketch.NOON.plusSeconds(60);
        return new Circumstances(policy, shadow, CauseCatalog.standard(), Limits.STANDARD, now, 0.5);
    }
}
