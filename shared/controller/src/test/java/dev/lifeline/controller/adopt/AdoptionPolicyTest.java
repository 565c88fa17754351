package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.TaskSelector;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Mode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which tasks the policies adopt, and what those do that only watch. */
class AdoptionPolicyTest extends AdopterScene {
    @Test
    void a_task_that_no_policy_matches_costs_a_read_since_one_may_have_matched_before() {
        assertThat(adopter(matchingNothing()).receive(event(foreign()))).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).containsExactly(LOAD);
    }

    @Test
    void a_task_costs_no_call_where_no_policy_was_ever_put() {
        assertThat(adopter().receive(event(foreign()))).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).isEmpty();
    }

    @Test
    void once_adopted_a_task_is_its_runs_whatever_the_policies_say_since() {
        receive(foreign());
        EcsTask running = change(TaskChanges::running);
        EcsTask exited = change(task -> TaskChanges.exited(task, 0));

        for (PolicyDocument since : List.of(matchingNothing(), adopting(Mode.OFF))) {
            assertThat(adopter(since).receive(event(running))).isEqualTo(new Received.Delivered(List.of(ID)));
        }
        assertThat(run().attempt().seen()).matches(seen -> seen.orElseThrow().reachedRunning());
        adopter(matchingNothing()).receive(event(exited));
        assertThat(run().hasEnded()).isTrue();
    }

    private static PolicyDocument matchingNothing() {
        return document("default", Mode.ENFORCE, "nightly-*", LaunchTemplate.NONE);
    }

    @Test
    void a_task_of_a_service_is_never_adopted() {
        EcsTask task = foreign();
        EcsTask owned = new EcsTask(
                task.ref(),
                task.version(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stop(),
                task.times(),
                placement(Optional.of("service:web")),
                task.containers());

        TaskSelector every = new TaskSelector(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        PolicyDocument like = adopting(Mode.ENFORCE);
        PolicyDocument all = new PolicyDocument(like.policy(), List.of(every), like.launch());

        assertThat(adopter(all).receive(event(owned))).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).isEmpty();
    }

    @Test
    void a_policy_that_is_off_adopts_nothing() {
        assertThat(adopter(adopting(Mode.OFF)).receive(event(foreign()))).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.count(CREATE)).isZero();
    }

    @Test
    void of_two_policies_that_match_the_first_by_name_adopts() {
        PolicyDocument second = adopting(Mode.ENFORCE);
        PolicyDocument first = document("always", Mode.ENFORCE, "*", LaunchTemplate.NONE);

        adopter(second, first).receive(event(foreign()));

        assertThat(run().policy().name()).isEqualTo("always");
    }

    @Test
    void in_shadow_mode_a_retry_is_journalled_and_not_made() {
        EcsTask stopped = change(task -> TaskChanges.failedToStart(task, PULL_ERROR));

        adopter(adopting(Mode.SHADOW)).receive(event(stopped));

        assertThat(run().hasEnded()).isTrue();
        assertThat(run().deadline()).isEmpty();
        assertThat(journal()).contains("shadow: would be launched again");
        assertThat(world.calls.count(RUN)).isZero();
    }

    @Test
    void in_shadow_mode_a_stop_is_journalled_and_not_made() {
        EcsTask stale = change(task -> TaskChanges.pullErrorIgnored(task, PULL_ERROR));

        adopter(document("always", Mode.SHADOW, "etl", LaunchTemplate.NONE)).receive(event(stale));

        assertThat(journal()).contains("shadow: would be stopped");
        assertThat(world.calls.count(STOP)).isZero();
    }
}
