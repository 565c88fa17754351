package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.DEFINITION;
import static dev.lifeline.controller.testing.Calls.Call.DETAILS;
import static dev.lifeline.controller.testing.Calls.Call.LOAD;
import static dev.lifeline.controller.testing.Calls.Call.PUT_RECORD;
import static dev.lifeline.controller.testing.Calls.Call.RECORD;
import static dev.lifeline.controller.testing.Calls.Call.SAVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.EcsUnavailable;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.note.Received;
import dev.lifeline.controller.policy.LaunchTemplate;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.TaskSelector;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.Tagging.TagSource;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.text.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Foreign launches through the receiver: CloudTrail's records, and the events of their tasks. */
class LaunchRecorderTest extends LaunchRecorderScene {
    private static final RunId ID = new RunId(TASK.id());

    private Received recorded() {
        return receive(call(REQUEST + SECRETLY, MADE));
    }

    private Received firstSeen() {
        return receive(event(world.ecs.task(TASK)));
    }

    private void assertFaithful(LaunchRequest request) {
        assertThat(request.network()).contains(RECORDED);
        assertThat(request.compute())
                .isEqualTo(new Compute.OnProviders(List.of(
                        new Compute.StrategyItem("FARGATE", 1, 1), new Compute.StrategyItem("FARGATE_SPOT", 0, 3))));
        assertThat(request.options().tagging().tags()).isEqualTo(Map.of("team", "data", "by", "policy"));
        assertThat(request.options().tagging().propagateTags()).contains(TagSource.TASK_DEFINITION);
        assertThat(request.taskDefinition()).isEqualTo(DEFINITION_ARN);
        assertThat(request.overrides().containers().getFirst().environment())
                .containsEntry("TOKEN", new Secret(Runs.SECRET));
    }

    /** When the record arrives; the back-off passes at the end. */
    @TestFactory
    Stream<DynamicTest> in_whatever_order_it_comes_the_next_attempt_is_launched_as_the_first_was() {
        Consumer<LaunchRecorderTest> record = LaunchRecorderTest::recorded;
        Consumer<LaunchRecorderTest> seen = LaunchRecorderTest::firstSeen;
        Consumer<LaunchRecorderTest> failed = LaunchRecorderTest::failed;
        return Stream.of(
                        Map.entry("before the task's events", List.of(record, seen, failed)),
                        Map.entry("before and again after", List.of(record, seen, record, failed, record)),
                        Map.entry("before an end that is seen first", List.of(record, failed)),
                        Map.entry("while the task lives", List.of(seen, record, failed)),
                        Map.entry("twice while the task lives", List.of(seen, record, record, failed)),
                        Map.entry("after the task's end", List.of(seen, failed, record)),
                        Map.entry("after an end that is seen first, twice", List.of(failed, record, record)))
                .map(order -> DynamicTest.dynamicTest(order.getKey(), () -> {
                    LaunchRecorderTest story = new LaunchRecorderTest();
                    story.define();
                    order.getValue().forEach(step -> step.accept(story));
                    assertThat(story.run(ID).gaps()).isEmpty();
                    story.passes(Duration.ofMinutes(1), ID);
                    assertThat(story.world.ecs.launched()).singleElement().satisfies(launched -> {
                        assertThat(launched.attempt()).isEqualTo(2);
                        story.assertFaithful(launched.request());
                    });
                }));
    }

    @Test
    void at_first_sight_a_record_costs_one_read_and_later_events_none() {
        recorded();
        assertThat(world.calls.made()).containsExactly(PUT_RECORD, LOAD);
        world.calls.clear();

        firstSeen();
        assertThat(world.calls.made()).containsExactly(LOAD, DETAILS, DEFINITION, RECORD, CREATE);
        world.calls.clear();

        receive(event(world.ecs.change(TASK, TaskChanges::running)));
        assertThat(world.calls.made()).containsExactly(LOAD, SAVE);
        assertThat(run(ID).gaps()).isEmpty();
        assertFaithful(run(ID).request());
    }

    @Test
    void a_record_that_is_put_while_the_task_is_being_adopted_is_not_missed() {
        world.records.afterNextQuestion(this::recorded);

        firstSeen();

        assertThat(run(ID).gaps()).isEmpty();
        assertFaithful(run(ID).request());
    }

    @Test
    void a_record_that_comes_after_the_run_has_ended_changes_nothing() {
        firstSeen();
        receive(event(world.ecs.change(TASK, task -> TaskChanges.failedToStart(task, PULL_ERROR))));
        passes(Duration.ofMinutes(16), ID);
        assertThat(run(ID).hasEnded()).isTrue();
        assertThat(journal(ID)).contains("no record of its launch has come");
        Run before = run(ID);

        assertThat(recorded()).isEqualTo(new Received.LaunchNoted(List.of(), List.of()));

        assertThat(run(ID)).isEqualTo(before);
    }

    @Test
    void where_nobody_records_launches_none_is_waited_for() {
        EventReceiver unrecorded = RunController.in(world.controllerPorts(AdoptionPorts.unrecorded(AdoptingPolicies.of(
                        List.of(new PolicyDocument(
                                DefaultPolicy.named("default").orElseThrow(),
                                List.of(new TaskSelector(
                                        Optional.of(new Glob("*")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                                LaunchTemplate.NONE))))))
                .receiver();

        unrecorded.receive(
                "m",
                Origin.direct("f"),
                event(world.ecs.change(TASK, task -> TaskChanges.failedToStart(task, PULL_ERROR))));

        assertThat(world.calls.made()).containsExactly(LOAD, DETAILS, DEFINITION, CREATE);
        assertThat(run(ID).hasEnded()).isTrue();
    }

    @Test
    void what_cannot_be_sent_again_is_a_gap_that_lasts() {
        receive(call(REQUEST + ", \"newfangled\": [{\"type\": \"x\"}]", MADE));
        firstSeen();

        assertThat(run(ID).gaps())
                .containsExactly(new MissingLaunchFact(
                        MissingLaunchFact.Availability.LASTING, "it has newfangled, which Lifeline cannot send again"));
    }

    @Test
    void a_record_goes_back_to_its_queue_while_ecs_does_not_tell_the_task_definition() {
        firstSeen();
        world.ecs.define(DEFINITION_ARN, new DefinitionAnswer.DefinitionUnanswered("ThrottlingException"));

        assertThatThrownBy(this::recorded)
                .isInstanceOf(EcsUnavailable.class)
                .hasMessageContaining("ThrottlingException");

        define();
        recorded();
        assertThat(run(ID).gaps()).isEmpty();
    }

    @Test
    void a_launch_is_kept_before_there_is_any_policy() {
        receiver(AdoptingPolicies.none()).receive("m", Origin.direct("f"), call(REQUEST, MADE));
        assertThat(world.calls.made()).containsExactly(PUT_RECORD);

        firstSeen();
        assertFaithful(run(ID).request());
    }
}
