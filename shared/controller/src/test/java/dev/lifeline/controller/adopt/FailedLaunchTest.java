package dev.lifeline.controller.adopt;

import static dev.lifeline.controller.testing.Calls.Call.CREATE;
import static dev.lifeline.controller.testing.Calls.Call.PUT_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.note.Received;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Launches by others that made no task. */
class FailedLaunchTest extends LaunchRecorderScene {
    private static RunId missing(int number) {
        return new RunId("launch-" + EVENT_ID + "-" + number);
    }

    @Test
    void a_launch_that_made_no_task_is_launched_again_once_its_back_off_is_over() {
        String event = call(REQUEST, failures("RESOURCE:MEMORY"));

        assertThat(receive(event)).isEqualTo(new Received.LaunchNoted(List.of(missing(1)), List.of()));
        assertThat(receive(event)).isEqualTo(new Received.LaunchNoted(List.of(missing(1)), List.of()));

        assertThat(world.store.journal(missing(1))).hasSize(1);
        assertThat(run(missing(1)).attempt().status().state()).isEqualTo(TaskState.REJECTED);
        assertThat(run(missing(1)).phase())
                .isInstanceOfSatisfying(
                        Phase.BackingOff.class,
                        waits -> assertThat(waits.cause().cause()).isEqualTo(Cause.CAPACITY));
        passes(Duration.ofMinutes(10), missing(1));
        assertThat(world.ecs.launched()).singleElement().satisfies(launched -> {
            assertThat(launched.attempt()).isEqualTo(2);
            assertThat(launched.run()).isEqualTo(missing(1).key());
            assertThat(launched.request().network()).contains(RECORDED);
            assertThat(launched.request().taskDefinition()).isEqualTo(DEFINITION_ARN);
        });
    }

    @Test
    void two_functions_that_are_given_the_same_failure_at_once_make_one_run() {
        String event = call(REQUEST, failures("RESOURCE:CPU"));
        world.store.beforeSave(1, () -> receive(event));

        receive(event);

        assertThat(world.calls.count(CREATE)).isEqualTo(2);
        assertThat(world.store.journal(missing(1))).hasSize(1);
    }

    @Test
    void of_three_tasks_each_that_is_missing_is_a_run_with_its_own_reason() {
        String request = REQUEST.replace("\"count\": 1", "\"count\": 3");
        String answer = "\"tasks\": [{\"taskArn\": \"" + TASK.arn()
                + "\"}], \"failures\": [{\"reason\": \"RESOURCE:CPU\"}, {\"reason\": \"AGENT\", \"detail\": \"gone\"}]";

        assertThat(receive(call(request, answer)))
                .isEqualTo(new Received.LaunchNoted(List.of(missing(1), missing(2)), List.of()));

        assertThat(journal(missing(1))).contains("RunTask: RESOURCE:CPU");
        assertThat(journal(missing(2))).contains("RunTask: AGENT (gone)");
        assertThat(world.calls.count(PUT_RECORD)).isEqualTo(1);
    }

    @Test
    void a_failure_with_hidden_environment_values_is_told_and_not_launched_again() {
        receive(call(REQUEST + SECRETLY, failures("RESOURCE:MEMORY")));

        assertThat(run(missing(1)).phase())
                .isInstanceOfSatisfying(
                        Phase.Ended.class,
                        ended -> assertThat(ended.reason())
                                .isEqualTo("cannot be launched again faithfully:"
                                        + " environment override values are hidden in CloudTrail"));
    }

    /** What is never adopted, and what the log says. */
    @TestFactory
    Stream<DynamicTest> launches_that_are_left_alone() {
        String capacity = failures("RESOURCE:MEMORY");
        return Stream.of(
                        Map.entry(
                                "made 0 of 1 tasks, and no policy adopts it",
                                call(REQUEST.replace("someone", "else"), capacity)),
                        Map.entry(
                                "was refused with AccessDenied: nothing is adopted, its caller knows",
                                detail("\"errorCode\": \"AccessDenied\", \"requestParameters\": {" + REQUEST
                                        + "}, \"responseElements\": null")),
                        Map.entry(
                                "has no readable request, because it is too large for CloudTrail: nothing is stored",
                                detail("\"requestParameters\": {\"omitted\": true, \"originalSize\": 130000},"
                                        + " \"responseElements\": {" + capacity + "}")),
                        Map.entry(
                                "has no readable answer, because it is too large for CloudTrail: its tasks are unknown",
                                call(REQUEST, "\"omitted\": true")))
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(receive(row.getValue()))
                                .isEqualTo(new Received.LaunchNoted(
                                        List.of(), List.of("RunTask " + EVENT_ID + " " + row.getKey())))));
    }

    @Test
    void lifelines_own_launches_and_those_of_services_cost_nothing() {
        for (String request :
                List.of(REQUEST.replace("someone", "lifeline/nightly/2"), REQUEST + ", \"group\": \"service:web\"")) {
            assertThat(receive(call(request, failures("RESOURCE:MEMORY")))).isInstanceOf(Received.NotOurs.class);
            assertThat(receive(call(request, MADE))).isInstanceOf(Received.NotOurs.class);
        }
        assertThat(world.calls.made()).isEmpty();
    }

    @Test
    void a_failure_of_more_than_an_hour_ago_is_left_alone() {
        world.clock.advance(Duration.ofMinutes(61));

        assertThat(receive(call(REQUEST, failures("AGENT"))))
                .isEqualTo(new Received.LaunchNoted(
                        List.of(),
                        List.of("RunTask " + EVENT_ID + " failed more than 1 h ago: too late to be adopted")));
    }
}
