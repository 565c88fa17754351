package dev.lifeline.controller.launch;

import static dev.lifeline.controller.testing.Calls.Call.CLUSTER;
import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.loop.DeploymentRules;
import dev.lifeline.controller.request.ReadRequest.Flawed;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.testing.Deaths;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
    private static final RunId DERIVED = new RunId("derived-from-the-request");
    private static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7";

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Launcher launcher = world.controller().launcher();

    private static RunRequest request(Optional<RunId> name, String policy, Optional<Network> network) {
        LaunchRequest like = Runs.REQUEST;
        return new RunRequest(
                name,
                RunRequest.OnRepeatedName.SAME_RUN,
                policy,
                new LaunchRequest(
                        like.cluster(),
                        "etl",
                        new Essentials.EssentialsUnknown(),
                        Optional.empty(),
                        like.compute(),
                        network,
                        like.overrides(),
                        like.options()));
    }

    private static RunRequest named() {
        return request(Optional.of(Runs.ID), "default", Runs.REQUEST.network());
    }

    private void define(boolean awsvpc) {
        world.ecs.define(
                "etl",
                new DefinitionAnswer.DefinitionFound(
                        ARN,
                        List.of("app", "proxy"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        awsvpc));
    }

    private void assertNothingHappened() {
        assertThat(world.calls.count(CREATE)).isZero();
        assertThat(world.calls.count(RUN)).isZero();
    }

    private static Run accepted(LaunchResult launched) {
        assertThat(launched).isInstanceOf(LaunchResult.RunAccepted.class);
        return ((LaunchResult.RunAccepted) launched).run();
    }

    @Test
    void a_launch_is_saved_before_its_task_is_asked_for() {
        define(true);

        LaunchResult launched = launcher.launch(named(), DERIVED);

        assertThat(world.calls.made()).containsExactly(LOAD, CLUSTER, DEFINITION, CREATE, RUN, SAVE);
        assertThat(accepted(launched).id()).isEqualTo(Runs.ID);
        assertThat(((LaunchResult.RunAccepted) launched).existed()).isFalse();
        assertThat(accepted(launched).attempt().task())
                .contains(world.ecs.launched().getFirst().task());
        assertThat(world.store.peek(Runs.ID)).contains(accepted(launched));
    }

    @Test
    void every_attempt_runs_the_revision_that_the_name_means_now() {
        define(true);

        LaunchRequest kept = accepted(launcher.launch(named(), DERIVED)).request();

        assertThat(kept.taskDefinition()).isEqualTo(ARN);
        assertThat(kept.essentials()).isEqualTo(new Essentials.Named(List.of("app", "proxy")));
        assertThat(kept.overrides()).isEqualTo(Runs.REQUEST.overrides());
    }

    @Test
    void the_same_name_twice_is_one_run_and_one_task() {
        define(true);
        Run first = accepted(launcher.launch(named(), DERIVED));

        LaunchResult second = launcher.launch(named(), DERIVED);

        assertThat(second).isEqualTo(new LaunchResult.RunAccepted(first, true));
        assertThat(world.calls.count(RUN)).isEqualTo(1);
        assertThat(world.calls.count(DEFINITION)).isEqualTo(1);
    }

    @Test
    void the_same_name_at_the_same_time_is_one_run_and_one_task() {
        define(true);
        Launcher other = world.controller().launcher();
        world.store.beforeSave(1, () -> other.launch(named(), DERIVED));

        LaunchResult second = launcher.launch(named(), DERIVED);

        assertThat(((LaunchResult.RunAccepted) second).existed()).isTrue();
        assertThat(world.calls.count(RUN)).isEqualTo(1);
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_request_without_a_name_gets_the_one_derived_for_it() {
        define(true);
        RunRequest nameless = request(Optional.empty(), "default", Runs.REQUEST.network());

        assertThat(accepted(launcher.launch(nameless, DERIVED)).id()).isEqualTo(DERIVED);
        assertThat(((LaunchResult.RunAccepted) launcher.launch(nameless, DERIVED)).existed())
                .isTrue();
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void a_task_definition_that_is_missing_is_refused_with_its_path() {
        LaunchResult launched = launcher.launch(named(), DERIVED);

        assertThat(launched)
                .isEqualTo(new LaunchResult.RequestRefused(
                        List.of(new Problem("taskDefinition", "no task definition etl"))));
        assertNothingHappened();
    }

    @Test
    void a_silent_ECS_refuses_nothing_and_saves_nothing() {
        world.ecs.define("etl", new DefinitionAnswer.DefinitionUnanswered("DescribeTaskDefinition timed out"));

        assertThat(launcher.launch(named(), DERIVED))
                .isEqualTo(new LaunchResult.Unavailable("taskDefinition: DescribeTaskDefinition timed out"));
        assertNothingHappened();
    }

    @Test
    void awsvpc_needs_a_network() {
        define(true);

        LaunchResult launched = launcher.launch(request(Optional.empty(), "default", Optional.empty()), DERIVED);

        assertThat(launched)
                .isEqualTo(new LaunchResult.RequestRefused(List.of(
                        new Problem("networkConfiguration", "missing: " + ARN + " has the network mode awsvpc"))));
        assertNothingHappened();
    }

    @Test
    void any_other_network_mode_takes_none() {
        define(false);

        LaunchResult launched = launcher.launch(named(), DERIVED);

        assertThat(launched)
                .isEqualTo(new LaunchResult.RequestRefused(List.of(new Problem(
                        "networkConfiguration", "not allowed: " + ARN + " does not have the network mode awsvpc"))));
        assertNothingHappened();
        assertThat(launcher.launch(request(Optional.empty(), "default", Optional.empty()), DERIVED))
                .isInstanceOf(LaunchResult.RunAccepted.class);
    }

    @Test
    void an_unknown_policy_is_refused_together_with_what_else_is_wrong() {
        define(true);

        LaunchResult launched = launcher.launch(request(Optional.empty(), "nightly", Optional.empty()), DERIVED);

        assertThat(((LaunchResult.RequestRefused) launched).problems())
                .extracting(Problem::path)
                .containsExactly("networkConfiguration", "policy");
        assertThat(((LaunchResult.RequestRefused) launched).problems().getLast().message())
                .contains("there is no policy nightly", "default, always, once, prefer-cached");
        assertNothingHappened();
    }

    private static List<String> refused(LaunchResult launched) {
        assertThat(launched).isInstanceOf(LaunchResult.RequestRefused.class);
        return ((LaunchResult.RequestRefused) launched)
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void cluster_definition_and_policy_are_refused_together() {
        world.ecs.cluster("prod", new ClusterAnswer.NoSuchCluster("cluster prod is INACTIVE"));

        assertThat(refused(launcher.launch(request(Optional.empty(), "nightly", Optional.empty()), DERIVED)))
                .containsExactly(
                        "cluster: cluster prod is INACTIVE",
                        "taskDefinition: no task definition etl",
                        "policy: there is no policy nightly; known are default, always, once, prefer-cached");
        assertNothingHappened();
        assertThat(world.refused).containsExactly(DERIVED);
    }

    @Test
    void a_cluster_of_another_deployment_is_refused_and_not_asked_about() {
        define(true);
        DeploymentRules rules = TestWorld.rules();
        Clusters test =
                Clusters.of("eu-west-1", "111122223333", List.of("arn:aws:ecs:eu-west-1:111122223333:cluster/test"));
        Launcher elsewhere = RunController.in(TestWorld.ruled(
                        world.controllerPorts(),
                        new DeploymentRules(rules.limits(), rules.namespace(), test, rules.patience())))
                .launcher();

        assertThat(refused(elsewhere.launch(named(), DERIVED)))
                .containsExactly("cluster: prod is not one of the clusters of this deployment: test");
        assertThat(world.calls.count(CLUSTER)).isZero();
        assertNothingHappened();
    }

    @Test
    void what_cannot_be_found_out_about_a_wrong_request_is_said_with_the_rest() {
        world.ecs.define("etl", new DefinitionAnswer.DefinitionUnanswered("ThrottlingException: Rate exceeded"));

        assertThat(refused(launcher.launch(request(Optional.of(Runs.ID), "nope", Optional.empty()), DERIVED)))
                .containsExactly(
                        "policy: there is no policy nope; known are default, always, once, prefer-cached",
                        "taskDefinition: not checked: ThrottlingException: Rate exceeded");
        assertThat(world.refused).containsExactly(Runs.ID);
    }

    /** Every field that is validated with ECS may itself be unreadable. */
    @ParameterizedTest
    @CsvSource({
        "cluster,                                  networkConfiguration policy",
        "taskDefinition,                           cluster policy",
        "policy,                                   cluster networkConfiguration",
        "networkConfiguration.awsvpcConfiguration, cluster policy",
        "overrides.containerOverrides[0].name,     cluster networkConfiguration policy",
    })
    void fields_that_can_be_read_are_checked_though_another_cannot(String unreadable, String checked) {
        define(true);
        world.ecs.cluster("prod", new ClusterAnswer.NoSuchCluster("none"));
        RunRequest legible = request(Optional.empty(), "nope", Optional.empty());

        List<Problem> problems = launcher.refuse(
                        new Flawed(Optional.of(legible), List.of(new Problem(unreadable, "unreadable"))), DERIVED)
                .problems();

        assertThat(problems.getFirst()).isEqualTo(new Problem(unreadable, "unreadable"));
        assertThat(problems.stream().skip(1).map(Problem::path)).containsExactly(checked.split(" "));
        assertNothingHappened();
    }

    @Test
    void a_policy_that_exists_is_the_runs_own() {
        define(true);

        Run run = accepted(launcher.launch(request(Optional.empty(), "always", Runs.REQUEST.network()), DERIVED));

        assertThat(run.policy().name()).isEqualTo("always");
    }

    @Test
    void a_launch_that_died_between_save_and_RunTask_is_healed_by_the_same_request() {
        define(true);
        Deaths deaths = new Deaths();
        deaths.before(5);
        Launcher dying = RunController.in(deaths.through(world)).launcher();
        assertThatThrownBy(() -> dying.launch(named(), DERIVED)).isInstanceOf(Deaths.Died.class);
        assertThat(world.ecs.launched()).isEmpty();
        assertThat(world.store.peek(Runs.ID)).isPresent();

        accepted(launcher.launch(named(), DERIVED));
        assertThat(world.ecs.launched())
                .as("the dead one may be alive yet: its lease holds")
                .isEmpty();

        world.clock.advance(Duration.ofSeconds(30));
        Run healed = accepted(launcher.launch(named(), DERIVED));

        assertThat(world.ecs.launched()).hasSize(1);
        assertThat(healed.attempt().task())
                .contains(world.ecs.launched().getFirst().task());
        assertThat(healed.pending()).isEmpty();
    }

    @Test
    void a_launch_that_could_not_be_saved_asks_for_no_task() {
        define(true);
        world.store.failNext(CREATE, 1);

        assertThatThrownBy(() -> launcher.launch(named(), DERIVED)).isInstanceOf(StoreUnavailable.class);

        assertThat(world.ecs.launched()).isEmpty();
    }
}
