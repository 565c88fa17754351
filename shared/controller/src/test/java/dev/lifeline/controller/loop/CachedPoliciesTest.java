package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.controller.testing.InMemoryPolicyStore;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedPoliciesTest {
    private static final String ENFORCE = "";
    private static final String SHADOW = ",\"mode\":\"shadow\"";
    private static final String OFF = ",\"mode\":\"off\"";
    private static final String SHADOWED = ",\"shadow\":\"candidate\"";
    private static final String OF_A_NEWER_VERSION = ",\"mood\":\"good\"";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final List<String> told = new ArrayList<>();
    private final InMemoryPolicyStore store = new InMemoryPolicyStore();
    private final CachedPolicies policies =
            new CachedPolicies(store, note -> told.add(message(note)), world.clock, MINUTE);

    private void put(String name, String keys) {
        String document = "{\"name\":\"" + name + "\"" + keys + "}";
        store.put(new NewPolicy(name, document, document, world.clock.instant()));
    }

    private Optional<PolicyRef> latest(String name) {
        return policies.latest(name).map(policy -> new PolicyRef(policy.name(), policy.version()));
    }

    private LaunchResult launch(Launcher launcher, String run, String policy) {
        world.ecs.define(
                Runs.REQUEST.taskDefinition(),
                new DefinitionAnswer.DefinitionFound(
                        Runs.REQUEST.taskDefinition(),
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        true));
        return launcher.launch(
                new RunRequest(Optional.of(new RunId(run)), RunRequest.OnRepeatedName.SAME_RUN, policy, Runs.REQUEST),
                Runs.ID);
    }

    private static String message(Note note) {
        return String.valueOf(((Note.PolicyUnreadable) note).policy().getMessage());
    }

    @Test
    void the_latest_version_is_read_once_a_minute_and_a_version_once() {
        put("nightly", ENFORCE);

        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 1));
        assertThat(store.readsSince()).as("pointer and document").isEqualTo(2);
        world.clock.advance(MINUTE.minusMillis(1));
        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 1));
        assertThat(store.readsSince()).isZero();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 1));
        assertThat(store.readsSince()).as("pointer").isEqualTo(1);
    }

    @Test
    void a_new_version_is_seen_within_a_minute_and_the_old_one_stays() {
        put("nightly", ENFORCE);
        latest("nightly");
        put("nightly", SHADOW);

        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 1));
        world.clock.advance(MINUTE);

        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 2));
        assertThat(policies.policy(new PolicyRef("nightly", 1)).orElseThrow().mode())
                .isEqualTo(Mode.ENFORCE);
    }

    @Test
    void a_policy_that_was_missing_is_seen_soon_after_it_was_put() {
        assertThat(latest("nightly")).isEmpty();
        assertThat(latest("nightly")).isEmpty();
        assertThat(store.readsSince()).isEqualTo(1);
        put("nightly", ENFORCE);
        world.clock.advance(Duration.ofSeconds(5));

        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 1));
    }

    @Test
    void a_silent_store_is_bridged_for_ten_minutes() {
        put("nightly", ENFORCE);
        latest("nightly");
        assertThat(policies.documents()).hasSize(1);
        store.silent(true);
        world.clock.advance(Duration.ofMinutes(10).minusMillis(1));

        assertThat(latest("nightly")).contains(new PolicyRef("nightly", 1));
        assertThat(policies.documents()).hasSize(1);
        world.clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> latest("nightly")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(policies::documents).isInstanceOf(StoreUnavailable.class);
        assertThat(policies.policy(new PolicyRef("nightly", 1)))
                .as("a version that a run lives under needs no store once it was read")
                .isPresent();
    }

    @Test
    void a_store_that_is_silent_from_the_start_is_told() {
        store.silent(true);

        assertThatThrownBy(() -> latest("nightly")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> policies.policy(new PolicyRef("nightly", 1))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void built_in_policies_need_no_store() {
        store.silent(true);

        assertThat(latest("always")).contains(new PolicyRef("always", 0));
        assertThat(policies.policy(new PolicyRef("always", 0))).isPresent();
        assertThat(policies.policy(new PolicyRef("nightly", 0))).isEmpty();
        assertThat(store.readsSince()).isZero();
    }

    @Test
    void all_documents_are_one_query_a_minute() {
        put("weekly", ENFORCE);
        put("nightly", ENFORCE);

        assertThat(policies.documents())
                .extracting(document -> document.policy().name())
                .containsExactly("nightly", "weekly");
        assertThat(store.readsSince()).isEqualTo(3);
        policies.documents();
        assertThat(store.readsSince()).isZero();
        put("nightly", OFF);
        world.clock.advance(MINUTE);
        assertThat(policies.documents())
                .extracting(document -> document.policy().version())
                .containsExactly(2, 1);
        assertThat(store.readsSince()).as("the list and the new version").isEqualTo(2);
    }

    @Test
    void a_run_stays_under_the_version_that_it_was_launched_under() {
        ControllerPorts ports = world.controllerPorts(policies);
        Launcher launcher = RunController.in(ports).launcher();
        put("nightly", ENFORCE);
        launch(launcher, "first", "nightly");
        put("nightly", SHADOW);
        world.clock.advance(MINUTE);
        launch(launcher, "second", "nightly");

        new RunLoop(ports).observe(new RunId("first").key(), new TimePassed());

        assertThat(world.store.peek(new RunId("first")).orElseThrow().policy()).isEqualTo(new PolicyRef("nightly", 1));
        assertThat(world.store.peek(new RunId("second")).orElseThrow().policy()).isEqualTo(new PolicyRef("nightly", 2));
        assertThat(world.decisions.getLast().explanation().policy()).isEqualTo(new PolicyRef("nightly", 1));
    }

    @Test
    void in_the_steady_state_no_event_costs_a_read_even_with_a_shadow() {
        ControllerPorts ports = world.controllerPorts(policies);
        put("nightly", SHADOWED);
        put("candidate", ENFORCE);
        launch(RunController.in(ports).launcher(), "first", "nightly");
        RunLoop loop = new RunLoop(ports);
        store.readsSince();

        for (int event = 0; event < 50; event++) {
            world.clock.advance(Duration.ofSeconds(1));
            loop.observe(new RunId("first").key(), new TimePassed());
        }

        assertThat(store.readsSince()).isZero();
    }

    @Test
    void nothing_is_launched_under_a_policy_that_is_off() {
        put("nightly", OFF);

        LaunchResult launched =
                launch(RunController.in(world.controllerPorts(policies)).launcher(), "first", "nightly");

        assertThat(((LaunchResult.RequestRefused) launched).problems())
                .extracting(Object::toString)
                .containsExactly("policy: policy nightly (version 1) is off, nothing is launched under it; put it with"
                        + " mode enforce, or name another");
        assertThat(world.ecs.launched()).isEmpty();
    }

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
                .endsWith("; shadow candidate could not be asked: the store is told to be silent");
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
