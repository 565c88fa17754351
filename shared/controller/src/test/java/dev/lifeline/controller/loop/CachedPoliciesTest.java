package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedPoliciesTest extends CachedPoliciesScene {
    private static final String OFF = ",\"mode\":\"off\"";

    private Optional<PolicyRef> latest(String name) {
        return policies.latest(name).map(policy -> new PolicyRef(policy.name(), policy.version()));
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
}
