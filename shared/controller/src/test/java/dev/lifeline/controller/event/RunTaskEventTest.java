package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.RecordedLaunch.Unsaid;
import dev.lifeline.controller.event.RecordedLaunch.Why;
import dev.lifeline.controller.event.RunTaskCall.ForeignRequest;
import dev.lifeline.controller.event.RunTaskCall.RecordedOutcome;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTaskEventTest {
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
    private static final Unsaid ENVIRONMENT =
            new Unsaid(Why.HIDDEN_OVERRIDE, "environment override values are hidden in CloudTrail");

    private static Event parse(String parts) {
        return new EventParser().parse("""
                {"id": "e", "source": "aws.ecs", "detail-type": "AWS API Call via CloudTrail", "account": "111122223333",
                 "region": "eu-west-1", "time": "2026-11-21T12:00:00Z", "resources": [],
                 "detail": {"eventName": "RunTask", "eventID": "8f3c7a3e-1b2c", %s}}""".formatted(parts.replace('\'', '"')));
    }

    private static RunTaskCall call(String parts) {
        return ((Event.RunTaskRecorded) parse(parts)).call();
    }

    private static ForeignRequest asked(String request) {
        return call("'responseElements': null, 'requestParameters': {'taskDefinition': 'etl:7'" + request + "}")
                .asked()
                .orElseThrow();
    }

    private static LaunchRequest request(String request) {
        return asked(request).launch().request();
    }

    static Stream<Arguments> unsaid() {
        return Stream.of(
                argumentSet("nothing", "", List.of()),
                argumentSet("empty fields", ", 'placementConstraints': [], 'volumeConfigurations': null", List.of()),
                argumentSet(
                        "a hidden value",
                        environment("[{'name': 'A', 'value': '" + HIDDEN + "'}]"),
                        List.of(ENVIRONMENT)),
                argumentSet(
                        "hidden names and values",
                        environment("[{'name': '" + HIDDEN + "', 'value': '" + HIDDEN + "'}]"),
                        List.of(ENVIRONMENT)),
                argumentSet("a hidden environment", environment("'" + HIDDEN + "'"), List.of(ENVIRONMENT)),
                argumentSet("a hidden element", environment("['" + HIDDEN + "']"), List.of(ENVIRONMENT)),
                argumentSet(
                        "all overrides hidden",
                        ", 'overrides': '" + HIDDEN + "'",
                        List.of(new Unsaid(
                                Why.HIDDEN_OVERRIDE, "detail.requestParameters.overrides is hidden in CloudTrail"))),
                argumentSet(
                        "a hidden tag",
                        ", 'tags': [{'key': 'a', 'value': '" + HIDDEN + "'}]",
                        List.of(new Unsaid(
                                Why.HIDDEN, "detail.requestParameters.tags[0].value is hidden in CloudTrail"))),
                argumentSet(
                        "placement of a kind that AWS adds later",
                        ", 'placementStrategy': [{'type': 'random'}, {'type': 'newfangled'}]",
                        List.of(new Unsaid(
                                Why.BEYOND, "it has an unknown detail.requestParameters.placementStrategy[1].type"))),
                argumentSet(
                        "an environment file beside a hidden value",
                        ", 'overrides': {'containerOverrides': [{'name': 'app', 'environmentFiles': [{'type': 's3', 'value': 'arn'}],"
                                + " 'environment': [{'name': 'A', 'value': '" + HIDDEN + "'}]}]}",
                        List.of(ENVIRONMENT)),
                argumentSet(
                        "what AWS adds later",
                        ", 'overrides': {'gpu': {'count': 1}}, 'newfangled': true",
                        List.of(
                                new Unsaid(Why.BEYOND, "it has overrides.gpu"),
                                new Unsaid(Why.BEYOND, "it has newfangled"))));
    }

    private static String environment(String value) {
        return ", 'overrides': {'containerOverrides': [{'name': 'app', 'environment': " + value + "}]}";
    }

    @ParameterizedTest
    @MethodSource
    void unsaid(String request, List<Unsaid> expected) {
        assertThat(asked(request).launch().unsaid()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {HIDDEN, "hidden_due_to_security_reasons", "HIDDEN_DUE_TO_SIZE", "[REDACTED]", "<redacted>", "***"
            })
    void a_word_that_stands_for_a_hidden_value_is_launched_with_nowhere(String word) {
        ForeignRequest asked = asked(environment("[{'name': 'A', 'value': '" + word + "'}]"));

        assertThat(asked.launch().unsaid()).containsExactly(ENVIRONMENT);
        assertThat(asked.launch().request().overrides()).isEqualTo(Overrides.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "hidden", "not HIDDEN_DUE_TO_SECURITY_REASONS", "redacted.example.com"})
    void other_values_are_values(String value) {
        ForeignRequest asked = asked(environment("[{'name': 'A', 'value': '" + value + "'}]"));

        assertThat(asked.launch().unsaid()).isEmpty();
        assertThat(asked.launch()
                        .request()
                        .overrides()
                        .containers()
                        .getFirst()
                        .environment()
                        .values())
                .singleElement()
                .satisfies(secret -> assertThat(secret.reveal()).isEqualTo(value));
    }

    @Test
    void what_a_caller_leaves_out_has_the_defaults_of_ecs() {
        ForeignRequest asked = asked("");

        assertThat(asked.count()).isEqualTo(1);
        assertThat(asked.placement().cluster()).isEqualTo("default");
        assertThat(asked.placement().group()).contains("family:etl");
        assertThat(asked.launch().request().compute()).isEqualTo(new Compute.ClusterDefault());
        assertThat(asked.launch().request().network()).isEmpty();
    }

    @Test
    void a_network_is_read_whole() {
        assertThat(request(", 'networkConfiguration': {'awsvpcConfiguration': {'subnets': ['a', 'b'],"
                                + " 'securityGroups': ['c'], 'assignPublicIp': 'ENABLED'}}")
                        .network())
                .contains(new Network(List.of("a", "b"), List.of("c"), true));
    }

    static Stream<Arguments> computes() {
        return Stream.of(
                argumentSet(
                        "a launch type",
                        ", 'launchType': 'EC2'",
                        new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2),
                        Optional.of(LaunchType.KnownLaunchType.EC2)),
                argumentSet(
                        "one provider without a weight",
                        strategy("{'capacityProvider': 'FARGATE_SPOT'}"),
                        new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1))),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE)),
                argumentSet(
                        "two providers, one without a weight",
                        strategy(
                                "{'capacityProvider': 'mine', 'base': 2}, {'capacityProvider': 'FARGATE', 'weight': 3}"),
                        new Compute.OnProviders(List.of(
                                new Compute.StrategyItem("mine", 2, 0), new Compute.StrategyItem("FARGATE", 0, 3))),
                        Optional.empty()));
    }

    private static String strategy(String items) {
        return ", 'capacityProviderStrategy': [" + items + "]";
    }

    @ParameterizedTest
    @MethodSource
    void computes(String request, Compute expected, Optional<LaunchType> launchType) {
        assertThat(request(request).compute()).isEqualTo(expected);
        assertThat(asked(request).placement().launchType()).isEqualTo(launchType);
    }

    @Test
    void a_missing_task_has_the_reason_at_its_place_or_the_last() {
        String request = "'requestParameters': {'taskDefinition': 'etl', 'count': 3}, 'responseElements': ";

        assertThat(call(request + "{'tasks': [], 'failures': [{'reason': 'A'}, {'reason': 'B', 'detail': 'b'}]}")
                        .missing())
                .containsExactly(
                        Map.entry(new RunId("launch-8f3c7a3e-1b2c-1"), new LaunchFailure("A")),
                        Map.entry(new RunId("launch-8f3c7a3e-1b2c-2"), new LaunchFailure("B", Optional.of("b"))),
                        Map.entry(new RunId("launch-8f3c7a3e-1b2c-3"), new LaunchFailure("B", Optional.of("b"))));
        assertThat(call(request + "{'tasks': [], 'failures': []}").missing()).isEmpty();
        assertThat(call(request + "{'omitted': true}").missing()).isEmpty();
    }

    @Test
    void what_cloudtrail_truncates_is_not_there() {
        RunTaskCall call = call(
                "'requestParameters': {'omitted': true, 'originalSize': 9}, 'responseElements': {'omitted': true}");

        assertThat(call.asked()).isEmpty();
        assertThat(call.outcome()).isEqualTo(new RecordedOutcome.Omitted());
    }

    @Test
    void a_refusal_is_its_code_alone() {
        assertThat(call("'errorCode': 'InvalidParameterException', 'errorMessage': '" + Runs.SECRET + "'")
                        .outcome())
                .isEqualTo(new RecordedOutcome.CallRefused("InvalidParameterException"));
    }

    @Test
    void another_call_is_none_of_ours_and_an_id_that_names_no_run_is_malformed() {
        String event = "'eventSource': 'ecs.amazonaws.com'";
        assertThat(parse(event + "}, 'more': {'x': 1")).isInstanceOf(Event.RunTaskRecorded.class);
        String other = """
                {"id": "e", "source": "aws.ecs", "detail-type": "AWS API Call via CloudTrail", "account": "1",
                 "region": "r", "time": "2026-11-21T12:00:00Z", "resources": [], "detail": %s}""";
        EventParser parser = new EventParser();
        assertThat(parser.parse(other.formatted("{\"eventName\": \"StopTask\"}")))
                .isInstanceOf(Event.Unsupported.class);
        assertThat(parser.parse(other.formatted("{\"eventName\": \"RunTask\", \"eventID\": \"a b\"}")))
                .isEqualTo(new Event.Malformed("detail.eventID: not the id of a CloudTrail event"));
    }
}
