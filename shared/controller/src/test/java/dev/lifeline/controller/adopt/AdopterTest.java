package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.DETAILS;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.RUN;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static dev.lifeline.controller.testing.Calls.Call.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.ecs.TaskFinder.DetailsAnswer;
import dev.lifeline.controller.event.TaskDetail;
import dev.lifeline.controller.event.TaskDetail.ToldLaunch;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.TaskSelector;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsStatus.Known;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Mode;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.TaskState;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdopterTest {
    private static final TaskRef TASK =
            new TaskRef("arn:aws:ecs:eu-west-1:111122223333:task/prod/366ea30b6e732d54b24717ccb03debeb");
    private static final RunId ID = new RunId(TASK.id());
    private static final String DEFINITION_ARN = Runs.REQUEST.taskDefinition();
    private static final Network NETWORK = new Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), false);
    private static final String PULL_ERROR = "CannotPullContainerError: i/o timeout";

    private final TestWorld world = new TestWorld(Runs.NOON);

    @BeforeEach
    void define() {
        define(false);
        world.ecs.put(foreign());
    }

    private void define(boolean awsvpc) {
        world.ecs.define(
                DEFINITION_ARN,
                new DefinitionAnswer.DefinitionFound(
                        DEFINITION_ARN,
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        awsvpc));
    }

    /** A task launched by hand. */
    private static EcsTask foreign() {
        return new EcsTask(
                TASK,
                1,
                Known.PENDING,
                Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.of(Runs.NOON), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                placement(Optional.of("family:etl")),
                List.of(new EcsContainer(
                        "app",
                        EcsStatus.of("PENDING"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }

    private static EcsTask.Placement placement(Optional<String> group) {
        return new EcsTask.Placement(
                "prod",
                DEFINITION_ARN,
                group,
                Optional.of("someone"),
                Optional.of(LaunchType.KnownLaunchType.FARGATE),
                Optional.empty(),
                Optional.empty());
    }

    private static TaskDetail event(EcsTask task) {
        LaunchRequest like = Runs.REQUEST;
        LaunchRequest told = new LaunchRequest(
                "prod",
                DEFINITION_ARN,
                new Essentials.EssentialsUnknown(),
                Optional.empty(),
                like.compute(),
                Optional.of(new Network(List.of("subnet-2"), List.of(), false)),
                like.overrides(),
                like.options());
        return new TaskDetail(task, () -> new ToldLaunch(told, List.of()));
    }

    private static PolicyDocument document(String name, Mode mode, String family, LaunchTemplate launch) {
        Policy like = DefaultPolicy.named(name).orElseThrow();
        Policy policy = new Policy(
                like.name(), 0, mode, like.pull(), like.rules(), like.budgets(), like.timeouts(), Optional.empty());
        TaskSelector match = new TaskSelector(
                Optional.empty(), Optional.of(new Glob(family)), Optional.empty(), Optional.empty(), Optional.empty());
        return new PolicyDocument(policy, List.of(match), launch);
    }

    private static PolicyDocument adopting(Mode mode) {
        return document("default", mode, "etl", LaunchTemplate.NONE);
    }

    private Adopter adopter(PolicyDocument... documents) {
        ControllerPorts ports =
                world.controllerPorts(AdoptionPorts.unrecorded(AdoptingPolicies.of(List.of(documents))));
        return new Adopter(ports, new RunLoop(ports));
    }

    private Received receive(EcsTask task) {
        return adopter(adopting(Mode.ENFORCE)).receive(event(task));
    }

    private EcsTask change(UnaryOperator<EcsTask> change) {
        return world.ecs.change(TASK, change);
    }

    private Run run() {
        return world.store.peek(ID).orElseThrow();
    }

    private String journal() {
        return world.store.journal(ID).getLast().explanation().reason();
    }

    @Test
    void a_task_that_a_policy_matches_is_the_first_attempt_of_a_run_named_by_its_id() {
        assertThat(receive(foreign())).isEqualTo(new Received.Delivered(List.of(ID)));

        assertThat(world.calls.made()).containsExactly(LOAD, DETAILS, DEFINITION, CREATE);
        assertThat(run().attempt().task()).contains(TASK);
        assertThat(run().attempt().number()).isEqualTo(1);
        assertThat(run().policy().name()).isEqualTo("default");
        assertThat(run().gaps()).isEmpty();
        assertThat(journal()).startsWith("adopted");
    }

    @Test
    void its_later_events_find_it_by_the_task_id_for_one_load_and_one_save() {
        receive(foreign());
        world.calls.clear();

        receive(change(TaskChanges::running));

        assertThat(world.calls.made()).containsExactly(LOAD, SAVE);
        assertThat(run().attempt().seen()).matches(seen -> seen.orElseThrow().reachedRunning());
    }

    @Test
    void a_duplicate_of_its_first_event_changes_nothing() {
        receive(foreign());
        world.calls.clear();

        receive(foreign());

        assertThat(world.calls.made()).containsExactly(LOAD);
    }

    @Test
    void two_functions_that_see_it_at_once_make_one_run() {
        EcsTask running = change(TaskChanges::running);
        world.ecs.tell(TASK, new DetailsAnswer.DetailsFound(Optional.empty(), Optional.empty(), Map.of(), List.of()));
        world.store.beforeSave(1, () -> receive(foreign()));

        receive(running);

        assertThat(world.calls.count(CREATE)).isEqualTo(2);
        assertThat(run().attempt().seen().map(EcsTask::version)).contains(running.version());
        assertThat(world.store.journal(ID)).hasSize(2);
    }

    @Test
    void what_never_ran_is_launched_again_as_an_attempt_of_its_own() {
        receive(foreign());
        receive(change(task -> TaskChanges.failedToStart(task, PULL_ERROR)));
        world.clock.advance(Duration.ofMinutes(1));
        RunLoop loop = new RunLoop(world.controllerPorts());

        loop.observe(ID.key(), new TimePassed());

        assertThat(world.ecs.launched()).singleElement().satisfies(launched -> {
            assertThat(launched.attempt()).isEqualTo(2);
            assertThat(launched.request().taskDefinition()).isEqualTo(DEFINITION_ARN);
            assertThat(world.ecs.task(launched.task()).placement().startedBy())
                    .contains(run().identity().task(2).startedBy());
        });
        EcsTask second = world.ecs.change(world.ecs.launched().getFirst().task(), task -> TaskChanges.exited(task, 0));
        loop.observe(ID.key(), new TaskSeen(2, second));
        assertThat(run().phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class, ended -> assertThat(ended.result()).isEqualTo(Phase.Result.SUCCEEDED));
    }

    @Test
    void a_task_first_seen_after_its_failed_start_is_adopted_and_launched_again() {
        receive(change(task -> TaskChanges.failedToStart(task, PULL_ERROR)));

        assertThat(run().attempt().status().state()).isEqualTo(TaskState.REJECTED);
        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
    }

    @Test
    void a_task_that_ended_more_than_an_hour_ago_is_left_alone() {
        EcsTask stopped = change(task -> TaskChanges.failedToStart(task, PULL_ERROR));
        world.clock.advance(Duration.ofMinutes(61));

        assertThat(receive(stopped)).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.made()).containsExactly(LOAD);
    }

    @Test
    void the_latest_word_of_ecs_goes_before_an_event_that_comes_late() {
        change(TaskChanges::running);
        change(task -> TaskChanges.exited(task, 0));

        receive(foreign());

        assertThat(run().attempt().status().state()).isEqualTo(TaskState.COMPLETE);
    }

    @Test
    void a_live_task_that_ecs_does_not_know_is_left_to_its_next_event() {
        world.ecs.forget(TASK);

        assertThat(receive(foreign())).isInstanceOf(Received.NotOurs.class);
        assertThat(world.calls.count(CREATE)).isZero();
    }

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
