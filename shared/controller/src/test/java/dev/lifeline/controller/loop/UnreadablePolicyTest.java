package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens where a policy cannot be read. */
class UnreadablePolicyTest extends CachedPoliciesScene {
    private static final String OF_A_NEWER_VERSION = ",\"mood\":\"good\"";

    @Test
    void a_policy_that_cannot_be_read_keeps_no_other_from_adopting_and_is_told_once_a_minute() {
        put("bad", OF_A_NEWER_VERSION);
        store.put(new NewPolicy("corrupt", "corrupt", "{\"name\":", world.clock.instant()));
        put("good", ",\"match\":[{\"cluster\":\"*\"}]");
        store.put(new NewPolicy("mixed-up", "mixed-up", "{\"name\":\"other\"}", world.clock.instant()));

        for (int event = 0; event < 3; event++) {
            assertThat(policies.adopting(
                                    Runs.task(1, 1, "PENDING", Optional.empty()).placement())
                            .orElseThrow()
                            .policy()
                            .name())
                    .isEqualTo("good");
        }

        assertThat(store.readsSince()).as("the list and each document").isEqualTo(5);
        assertThat(told)
                .hasSize(3)
                .allSatisfy(message -> assertThat(message).contains("put a document that this one reads"))
                .satisfiesExactly(
                        bad -> assertThat(bad).contains("policy bad@1 cannot be read", "mood: unknown field"),
                        corrupt -> assertThat(corrupt).contains("policy corrupt@1 cannot be read", "line 1, column"),
                        mixed ->
                                assertThat(mixed).contains("policy mixed-up@1", "name: its document is that of other"));
        world.clock.advance(MINUTE);
        policies.documents();
        assertThat(told).hasSize(6);
    }

    @Test
    void a_version_that_is_listed_and_not_there_is_told() {
        put("good", ENFORCE);
        put("lost", ENFORCE);
        store.lose(new PolicyRef("lost", 1));

        assertThat(policies.documents()).hasSize(1);
        assertThat(told).singleElement().asString().contains("policy lost@1", "its document is missing");
    }

    @Test
    void whether_any_policy_was_ever_put_does_not_depend_on_reading_it() {
        assertThat(policies.any()).isFalse();
        put("nightly", OF_A_NEWER_VERSION);
        world.clock.advance(MINUTE);

        assertThat(policies.any()).isTrue();
        assertThat(policies.documents()).isEmpty();
    }

    @Test
    void a_policy_that_is_put_right_is_seen_like_any_new_version() {
        put("nightly", OF_A_NEWER_VERSION);
        assertThat(policies.documents()).isEmpty();
        put("nightly", ENFORCE);
        world.clock.advance(MINUTE);

        assertThat(policies.documents()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void a_shadow_that_cannot_be_asked_fails_no_decision_and_is_told_in_its_explanation() {
        ControllerPorts ports = world.controllerPorts(policies);
        put("nightly", SHADOWED);
        launch(RunController.in(ports).launcher(), "first", "nightly");
        RunLoop loop = new RunLoop(ports);
        assertThat(world.decisions)
                .as("nothing was to be judged yet")
                .noneSatisfy(
                        decision -> assertThat(decision.explanation().reason()).contains("candidate"));

        assertThat(world.shadowless).isEmpty();

        loop.observe(new RunId("first").key(), failed());

        assertThat(world.shadowless).extracting(Policy::name).containsExactly("nightly");
        assertThat(world.decisions.getLast().explanation().rule()).contains("never-ran");
        assertThat(world.decisions.getLast().explanation().reason())
                .endsWith("; shadow candidate could not be asked: there is no such policy");

        put("candidate", OF_A_NEWER_VERSION);
        world.clock.advance(MINUTE);
        launch(RunController.in(ports).launcher(), "second", "nightly");
        loop.observe(new RunId("second").key(), failed());

        assertThat(world.decisions.getLast().explanation().reason())
                .contains("; shadow candidate could not be asked: policy candidate@1 cannot be read");
        assertThat(told).as("three decisions").hasSize(1);
    }

    @Test
    void a_shadow_that_a_silent_store_keeps_back_fails_no_decision() {
        ControllerPorts ports = world.controllerPorts(policies);
        put("nightly", SHADOWED);
        launch(RunController.in(ports).launcher(), "first", "nightly");
        store.silent(true);
        world.clock.advance(Duration.ofMinutes(11));

        new RunLoop(ports).observe(new RunId("first").key(), failed());

        assertThat(world.decisions.getLast().explanation().reason())
                .endsWith("; shadow candidate could not be asked: the store does not answer");
    }

    @Test
    void a_run_whose_own_version_cannot_be_read_is_decided_by_no_other() {
        ControllerPorts ports = world.controllerPorts(policies);
        put("nightly", ENFORCE);
        launch(RunController.in(ports).launcher(), "first", "nightly");
        put("nightly", SHADOW);
        store.corrupt(new PolicyRef("nightly", 1), "{\"name\":\"nightly\",\"mood\":1}");
        CachedPolicies afterRestart = new CachedPolicies(store, note -> told.add("told"), world.clock, MINUTE);
        RunLoop loop = new RunLoop(world.controllerPorts(afterRestart));
        Run before = world.store.peek(new RunId("first")).orElseThrow();

        assertThatThrownBy(() -> loop.observe(new RunId("first").key(), failed()))
                .isInstanceOf(UnreadablePolicy.class)
                .hasMessageContaining("policy nightly@1 cannot be read by this version of Lifeline");
        assertThat(world.store.peek(new RunId("first"))).contains(before);
        assertThat(told).containsExactly("told");
    }

    @Test
    void nothing_is_launched_under_a_policy_that_cannot_be_read() {
        put("nightly", OF_A_NEWER_VERSION);

        LaunchResult launched =
                launch(RunController.in(world.controllerPorts(policies)).launcher(), "first", "nightly");

        assertThat(((LaunchResult.Unavailable) launched).reason())
                .startsWith("policy: policy nightly@1 cannot be read");
        assertThat(world.ecs.launched()).isEmpty();
    }

    @Test
    void who_asks_for_a_policy_that_is_not_there_is_told_which_there_are() {
        put("nightly", ENFORCE);
        put("unreadable", OF_A_NEWER_VERSION);
        Launcher launcher = RunController.in(world.controllerPorts(policies)).launcher();

        assertThat(((LaunchResult.RequestRefused) launch(launcher, "first", "nigthly")).problems())
                .extracting(Object::toString)
                .containsExactly("policy: there is no policy nigthly; did you mean nightly?");
        assertThat(((LaunchResult.RequestRefused) launch(launcher, "first", "somewhat")).problems())
                .extracting(Object::toString)
                .containsExactly("policy: there is no policy somewhat; known are default, always, once, prefer-cached,"
                        + " nightly, unreadable");
    }

    /** The first task of the run that was launched last could not start. */
    private TaskSeen failed() {
        return new TaskSeen(
                1,
                world.ecs.change(
                        world.ecs.launched().getLast().task(),
                        task -> TaskChanges.failedToStart(task, "ResourceInitializationError: timeout")));
    }
}
