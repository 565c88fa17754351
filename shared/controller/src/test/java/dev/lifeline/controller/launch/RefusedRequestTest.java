package dev.lifeline.controller.launch;

import static dev.lifeline.controller.testing.Calls.Call.CLUSTER;
import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.lifeline.controller.testing.TestWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are refused before anything is saved. */
class RefusedRequestTest extends LauncherScene {
    private void assertNothingHappened() {
        assertThat(world.calls.count(CREATE)).isZero();
        assertThat(world.calls.count(RUN)).isZero();
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
    void a_version_of_a_policy_may_be_named_and_an_unknown_one_is_refused_with_those_that_are_there() {
        define(false);
        assertThat(refused(launcher.launch(request(Optional.empty(), "default@3", Optional.empty()), DERIVED)))
                .containsExactly("policy: there is no default@3; default is built in, its only version is 0");
        assertThat(launcher.launch(request(Optional.empty(), "default@0", Optional.empty()), DERIVED))
                .isInstanceOf(LaunchResult.RunAccepted.class);
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
}
