package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.DETAILS;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.run.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a launch cannot be read from its task, and what that means for the next launch. */
class AdoptionGapTest extends AdopterScene {
    private static final Network NETWORK = new Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), false);

    @Test
    void its_tags_are_read_before_it_is_stopped_and_kept_for_its_next_launch_but_those_of_aws() {
        EcsTask stale = change(task -> TaskChanges.pullErrorIgnored(task, PULL_ERROR));
        world.ecs.tell(
                TASK,
                new DetailsAnswer.DetailsFound(
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("team", "data", "aws:ecs:clusterName", "prod"),
                        List.of()));
        LaunchTemplate template = new LaunchTemplate(Optional.empty(), Map.of("by", "lifeline", "team", "none"));

        adopter(document("always", Mode.ENFORCE, "etl", template)).receive(event(stale));

        assertThat(world.calls.made()).containsSubsequence(DETAILS, CREATE, STOP);
        assertThat(run().request().options().tagging().tags()).isEqualTo(Map.of("team", "data", "by", "lifeline"));
        assertThat(run().request().options().tagging().enableEcsManagedTags()).isTrue();
    }

    @Test
    void the_network_of_an_awsvpc_task_is_the_policys() {
        define(true);

        adopter(document("default", Mode.ENFORCE, "etl", new LaunchTemplate(Optional.of(NETWORK), Map.of())))
                .receive(event(foreign()));

        assertThat(run().request().network()).contains(NETWORK);
        assertThat(run().gaps()).isEmpty();
    }

    @Test
    void a_task_without_awsvpc_is_given_no_network() {
        adopter(document("default", Mode.ENFORCE, "etl", new LaunchTemplate(Optional.of(NETWORK), Map.of())))
                .receive(event(foreign()));

        assertThat(run().request().network()).isEmpty();
    }

    /** It is followed, its failure is reported, and nothing different from the original is launched. */
    private void assertNotLaunchedAgain(String gap) {
        receive(foreign());
        assertThat(run().gaps()).singleElement().asString().contains(gap);
        assertThat(journal()).contains("cannot be launched again faithfully").contains(gap);

        receive(change(task -> TaskChanges.failedToStart(task, PULL_ERROR)));

        assertThat(run().phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class,
                        ended -> assertThat(ended.reason())
                                .startsWith("cannot be launched again faithfully: ")
                                .contains(gap));
        assertThat(run().deadline()).isEmpty();
    }

    @Test
    void an_awsvpc_task_whose_network_is_not_known_is_not_launched_again() {
        define(true);

        assertNotLaunchedAgain("launch.networkConfiguration");
    }

    @Test
    void a_task_with_overrides_that_cannot_be_sent_again_is_not_launched_again() {
        world.ecs.tell(
                TASK,
                new DetailsAnswer.DetailsFound(
                        Optional.empty(), Optional.empty(), Map.of(), List.of("it overrides environmentFiles")));

        assertNotLaunchedAgain("it overrides environmentFiles");
    }

    @Test
    void a_task_whose_tags_cannot_be_read_is_not_launched_again() {
        world.ecs.tell(TASK, new DetailsAnswer.DetailsUnanswered("AccessDeniedException"));

        assertNotLaunchedAgain("AccessDeniedException");
    }

    @Test
    void what_ecs_did_not_answer_at_first_sight_is_asked_again_at_the_next_news_of_the_task() {
        define(true);
        world.ecs.tell(TASK, new DetailsAnswer.DetailsUnanswered("ThrottlingException"));
        world.ecs.define(DEFINITION_ARN, new DefinitionAnswer.DefinitionUnanswered("ThrottlingException"));
        Adopter adopter =
                adopter(document("default", Mode.ENFORCE, "etl", new LaunchTemplate(Optional.of(NETWORK), Map.of())));
        adopter.receive(event(foreign()));
        assertThat(run().gaps()).hasSize(2);
        world.ecs.tell(
                TASK,
                new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of("team", "data"), List.of()));
        define(true);
        world.calls.clear();

        adopter.receive(event(foreign()));
        assertThat(world.calls.made()).as("no news").containsExactly(LOAD);
        adopter.receive(event(change(TaskChanges::running)));

        assertThat(world.calls.made()).containsExactly(LOAD, LOAD, DETAILS, DEFINITION, SAVE);
        assertThat(run().gaps()).isEmpty();
        assertThat(run().request().network()).contains(NETWORK);
        assertThat(run().request().options().tagging().tags()).isEqualTo(Map.of("team", "data"));
        assertThat(run().request().essentials()).isEqualTo(new Essentials.Named(List.of("app")));
        assertThat(journal()).startsWith("ECS reported how it was launched; task is RUNNING");
        world.calls.clear();
        adopter.receive(
                event(change(task -> TaskChanges.stopped(task, StopCode.KnownStopCode.TERMINATION_NOTICE, "Host"))));
        assertThat(world.calls.made()).containsExactly(LOAD, SAVE);
        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
    }

    @Test
    void the_last_time_that_it_is_asked_is_its_end() {
        world.ecs.tell(TASK, new DetailsAnswer.DetailsUnanswered("ThrottlingException"));
        receive(foreign());
        world.ecs.tell(TASK, new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of(), List.of()));

        receive(change(task -> TaskChanges.failedToStart(task, PULL_ERROR)));

        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
    }

    @Test
    void a_task_that_ecs_does_not_know_yet_is_asked_about_again() {
        world.ecs.tell(TASK, new DetailsAnswer.DetailsUnanswered("ThrottlingException"));
        receive(foreign());
        world.ecs.tell(TASK, new DetailsAnswer.NoSuchTask());

        receive(change(TaskChanges::running));

        assertThat(run().hasUnansweredGaps()).isTrue();
        assertThat(run().attempt().seen()).matches(seen -> seen.orElseThrow().reachedRunning());
    }

    @Test
    void two_functions_that_ask_again_at_once_lose_nothing() {
        world.ecs.tell(TASK, new DetailsAnswer.DetailsUnanswered("ThrottlingException"));
        receive(foreign());
        world.ecs.tell(
                TASK,
                new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of("team", "data"), List.of()));
        EcsTask running = change(TaskChanges::running);
        EcsTask stopped = change(task -> TaskChanges.failedToStart(task, PULL_ERROR));
        world.store.beforeSave(1, () -> receive(stopped));

        receive(running);

        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
        assertThat(run().request().options().tagging().tags()).isEqualTo(Map.of("team", "data"));
    }

    @Test
    void a_task_whose_definition_is_gone_is_not_launched_again() {
        world.ecs.define(DEFINITION_ARN, new DefinitionAnswer.NoSuchDefinition("etl:7 is INACTIVE"));

        assertNotLaunchedAgain("etl:7 is INACTIVE");
    }

    @Test
    void a_task_that_was_stopped_before_its_tags_were_read_has_lost_them() {
        EcsTask stopped = change(
                task -> TaskChanges.stopped(task, StopCode.KnownStopCode.USER_INITIATED, "Task stopped by user"));

        receive(stopped);

        assertThat(run().gaps()).singleElement().asString().contains("launch.tags");
    }

    @Test
    void a_task_with_gaps_can_be_stopped_all_the_same() {
        define(true);
        EcsTask stale = change(task -> TaskChanges.pullErrorIgnored(task, PULL_ERROR));

        adopter(document("always", Mode.ENFORCE, "etl", LaunchTemplate.NONE)).receive(event(stale));

        assertThat(world.ecs.stops()).containsExactly(TASK);
    }
}
