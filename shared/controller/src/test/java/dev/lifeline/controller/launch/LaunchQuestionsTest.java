package dev.lifeline.controller.launch;

import static dev.lifeline.controller.testing.Calls.Call.CLUSTER;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskClusters.ClusterAnswer;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.loop.DeploymentRules;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.testing.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In this world a jittered pause is three quarters of its maximum. */
class LaunchQuestionsTest {
    private static final DefinitionAnswer THROTTLED =
            new DefinitionAnswer.DefinitionUnanswered("ThrottlingException: Rate exceeded");
    private static final String REVISION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:7";
    private static final DefinitionAnswer FOUND =
            new DefinitionAnswer.DefinitionFound(REVISION, List.of("app"), Map.of(), Optional.empty(), true, Map.of());

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final List<Duration> pauses = new ArrayList<>();
    private final LaunchQuestions questions = new LaunchQuestions(
            TestWorld.ruled(world.controllerPorts(), patient()), new KnownDefinitions(world.ecs, world.clock));

    private DeploymentRules patient() {
        DeploymentRules rules = TestWorld.rules();
        return new DeploymentRules(
                rules.limits(), rules.namespace(), rules.clusters(), new Patience(this::pause, Duration.ofSeconds(10)));
    }

    private void pause(Instant until) {
        Duration pause = Duration.between(world.clock.instant(), until);
        pauses.add(pause);
        world.clock.advance(pause);
    }

    private void silent(int times) {
        for (int time = 0; time < times; time++) {
            world.ecs.answerDefinition(THROTTLED);
        }
    }

    @Test
    void one_throttle_refuses_nothing() {
        world.ecs.define("etl", FOUND);
        silent(1);

        assertThat(questions.begin().definition("etl")).isEqualTo(FOUND);
        assertThat(pauses).containsExactly(Duration.ofMillis(150));
    }

    @Test
    void a_question_is_repeated_after_growing_pauses_until_its_time_is_over() {
        silent(100);

        assertThat(questions.begin().definition("etl")).isEqualTo(THROTTLED);
        assertThat(pauses.stream().map(Duration::toMillis))
                .containsExactly(150L, 300L, 600L, 1200L, 2250L, 2250L, 2250L);
    }

    @Test
    void the_questions_about_one_launch_share_their_time() {
        silent(100);
        world.ecs.answerCluster(new ClusterAnswer.ClusterUnanswered("ServerException"));
        LaunchQuestions.OneLaunch launch = questions.begin();
        launch.definition("etl");
        world.clock.advance(Duration.ofSeconds(1));
        pauses.clear();

        assertThat(launch.cluster("prod")).isInstanceOf(ClusterAnswer.ClusterUnanswered.class);
        assertThat(pauses).isEmpty();
        assertThat(questions.begin().cluster("prod")).isEqualTo(new ClusterAnswer.Active());
    }

    @Test
    void an_answer_that_says_no_is_not_repeated_and_not_kept() {
        assertThat(questions.begin().definition("etl")).isInstanceOf(DefinitionAnswer.NoSuchDefinition.class);
        world.ecs.cluster("prod", new ClusterAnswer.NoSuchCluster("none"));
        assertThat(questions.begin().cluster("prod")).isInstanceOf(ClusterAnswer.NoSuchCluster.class);
        assertThat(pauses).isEmpty();

        world.ecs.define("etl", FOUND);
        world.ecs.cluster("prod", new ClusterAnswer.Active());
        assertThat(questions.begin().definition("etl")).isEqualTo(FOUND);
        assertThat(questions.begin().cluster("prod")).isInstanceOf(ClusterAnswer.Active.class);
    }

    @Test
    void a_revision_is_asked_for_once_a_family_again_after_two_seconds_a_cluster_after_a_minute() {
        world.ecs.define("etl", FOUND);
        world.ecs.define(REVISION, FOUND);

        assertThat(callsAfter(Duration.ZERO)).isEqualTo(List.of(1, 1));
        assertThat(callsAfter(Duration.ofMillis(1999))).isEqualTo(List.of(0, 0));
        assertThat(callsAfter(Duration.ofMillis(1))).isEqualTo(List.of(1, 0));
        assertThat(callsAfter(Duration.ofSeconds(58))).isEqualTo(List.of(1, 1));
        assertThat(callsAfter(Duration.ofDays(300))).isEqualTo(List.of(1, 1));
    }

    /** The calls of DescribeTaskDefinition and of DescribeClusters. */
    private List<Integer> callsAfter(Duration time) {
        world.clock.advance(time);
        world.calls.clear();
        questions.begin().definition("etl");
        questions.begin().definition(REVISION);
        questions.begin().cluster("prod");
        return List.of(world.calls.count(DEFINITION), world.calls.count(CLUSTER));
    }

    @Test
    void what_is_kept_is_bounded() {
        for (int revision = 0; revision <= 1_000; revision++) {
            world.ecs.define("etl:" + revision, FOUND);
            questions.begin().definition("etl:" + revision);
        }
        world.calls.clear();
        questions.begin().definition("etl:1000");
        assertThat(world.calls.count(DEFINITION)).isZero();
        questions.begin().definition("etl:0");
        assertThat(world.calls.count(DEFINITION)).isEqualTo(1);
    }
}
