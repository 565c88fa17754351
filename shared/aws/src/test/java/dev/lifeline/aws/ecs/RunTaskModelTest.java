package dev.lifeline.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.Sample;
import dev.lifeline.controller.event.Event;
import dev.lifeline.controller.event.EventParser;
import dev.lifeline.controller.event.RunTaskCall.ForeignRequest;
import dev.lifeline.controller.request.ReadRequest;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.identity.TaskName;
import dev.lifeline.lifecycle.policy.LaunchChange;
import dev.lifeline.lifecycle.policy.Relaunch;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;

/** Compares the fields of a run request with the SDK's model of RunTask, because a new version may add fields. */
class RunTaskModelTest {
    private static final TaskName NAME = Sample.identity("nightly").task(1);

    /** The only fields of RunTask that a request may not set, each with a word of the error. */
    private static final Map<String, String> REFUSED = Map.of(
            // ECS makes one task per token, so the token must follow from the run and its attempt.
            "clientToken", "launched twice",
            // An event finds its run by it.
            "startedBy", "events are found");

    /** Fields with a closed set of words. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("launchType", "EC2"),
            Map.entry("propagateTags", "TASK_DEFINITION"),
            Map.entry("networkConfiguration.awsvpcConfiguration.assignPublicIp", "ENABLED"),
            Map.entry("placementConstraints.type", "memberOf"),
            Map.entry("placementStrategy.type", "spread"),
            Map.entry("overrides.containerOverrides.environmentFiles.type", "s3"),
            Map.entry("overrides.containerOverrides.resourceRequirements.type", "InferenceAccelerator"),
            Map.entry("volumeConfigurations.managedEBSVolume.filesystemType", "xfs"),
            Map.entry("volumeConfigurations.managedEBSVolume.tagSpecifications.resourceType", "volume"),
            Map.entry("volumeConfigurations.managedEBSVolume.tagSpecifications.propagateTags", "NONE"));

    private static ObjectNode everythingBut(String excluded) {
        ObjectNode request =
                SdkModel.everything(RunTaskRequest.builder().build(), path -> Optional.ofNullable(WORDS.get(path)));
        request.put("count", 1).remove(REFUSED.keySet());
        request.remove(excluded);
        return request;
    }

    private static ReadRequest parse(ObjectNode request) {
        return new RunRequestParser().parse(request.toString());
    }

    private static LaunchRequest launch(ObjectNode request) {
        ReadRequest read = parse(request);
        assertThat(read).isInstanceOf(ReadRequest.Sound.class);
        return ((ReadRequest.Sound) read).request().launch();
    }

    /** ECS accepts a launch type or a strategy, never both. */
    @ParameterizedTest
    @ValueSource(strings = {"launchType", "capacityProviderStrategy"})
    void a_request_with_every_field_set_reaches_ECS_as_it_was_asked_for(String other) {
        ObjectNode request = everythingBut(other);

        RunTaskRequest sent = RunTaskRequests.of(NAME, launch(request));

        ObjectNode expected = request.deepCopy();
        expected.put("clientToken", NAME.clientToken()).put("startedBy", NAME.startedBy());
        assertThat(SdkModel.written(sent)).isEqualTo(expected);
    }

    @Test
    void a_field_that_a_request_may_not_set_is_refused_with_the_reason() {
        REFUSED.forEach((field, reason) -> {
            ObjectNode request = everythingBut("launchType").put(field, "mine");
            assertThat(parse(request))
                    .isInstanceOfSatisfying(
                            ReadRequest.Flawed.class,
                            flawed -> assertThat(flawed.problems())
                                    .singleElement()
                                    .satisfies(problem -> assertThat(problem.toString())
                                            .startsWith(field + ": ")
                                            .contains(reason)));
        });
    }

    @Test
    void a_recorded_request_with_every_field_set_can_be_sent_again() {
        ObjectNode request = everythingBut("launchType");

        ForeignRequest asked = recorded(request);

        assertThat(asked.launch().unsaid()).isEmpty();
        assertThat(asked.launch().request()).isEqualTo(launch(request));
    }

    @Test
    void no_field_of_RunTask_is_unknown_in_a_recorded_request() {
        ObjectNode request =
                SdkModel.everything(RunTaskRequest.builder().build(), path -> Optional.ofNullable(WORDS.get(path)));

        assertThat(recorded(request).launch().unsaid()).isEmpty();
    }

    @Test
    void the_overrides_of_a_described_task_are_those_that_it_was_launched_with() {
        LaunchRequest launch = launch(everythingBut("launchType"));
        assertThat(new TaskOverrides(RunTaskRequests.of(NAME, launch).overrides()).read())
                .isEqualTo(launch.overrides());
    }

    @Test
    void a_change_of_launch_and_a_later_attempt_change_nothing_else() {
        ObjectNode request = everythingBut("launchType");
        request.withObject("/overrides").put("cpu", "256").put("memory", "512");
        LaunchChange change = new LaunchChange(
                Optional.of(new Compute.OnLaunchType(LaunchType.KnownLaunchType.FARGATE)),
                LaunchChange.Subnets.ROTATE,
                Optional.empty(),
                Optional.of(new LaunchChange.Scaling(2, 30_720)));

        LaunchRequest changed = Relaunch.of(launch(request), change).request().forAttempt(2);

        ObjectNode expected = request.deepCopy();
        TaskName second = Sample.identity("nightly").task(2);
        expected.put("clientToken", second.clientToken()).put("startedBy", second.startedBy());
        expected.put("launchType", "FARGATE").remove("capacityProviderStrategy");
        expected.withObject("/overrides").put("memory", "1024");
        ArrayNode subnets = expected.withArray("/networkConfiguration/awsvpcConfiguration/subnets");
        subnets.add(subnets.remove(0));
        assertThat(SdkModel.written(RunTaskRequests.of(second, changed))).isEqualTo(expected);
    }

    private static ForeignRequest recorded(ObjectNode request) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("eventSource", "ecs.amazonaws.com")
                .put("eventName", "RunTask")
                .put("eventID", "e-1");
        detail.set("requestParameters", request);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", "e-1").put("source", "aws.ecs").put("detail-type", "AWS API Call via CloudTrail");
        event.put("time", "2026-11-21T12:00:00Z").put("account", "111122223333").put("region", "eu-west-1");
        event.set("detail", detail);
        return ((Event.RunTaskRecorded) new EventParser().parse(event.toString()))
                .call()
                .asked()
                .orElseThrow();
    }
}
