package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventParserTest extends EventParserScene {
    private static final String INSTANCE = """
            {'containerInstanceArn':'arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/0123','clusterArn':'arn:cluster','status':'ACTIVE','agentConnected':true,
             'version':9,'updatedAt':'2026-08-01T10:00:30Z','versionInfo':{},'registeredResources':[],
             'remainingResources':[],'ec2InstanceId':'i-1'}""";

    static Stream<Arguments> malformed() {
        return Stream.of(
                argumentSet("empty text", "", "empty"),
                argumentSet("blank text", " \n", "empty"),
                argumentSet("no JSON", "hello", "not JSON at line 1, column 1"),
                argumentSet("truncated", task(DETAIL).substring(0, 90), "not JSON at line 1, column 91"),
                argumentSet("text behind the event", task(DETAIL) + " x", "not JSON at line 4, column 130"),
                argumentSet("an array", "[]", "not a JSON object but an array"),
                argumentSet("a number", "5", "not a JSON object but a number"),
                argumentSet("null", "null", "not a JSON object but null"),
                argumentSet("two events", task(DETAIL) + task(DETAIL), "more than one JSON value"),
                argumentSet("a key twice", "{'id':'1','id':'2'}", "an object has a duplicate key: /id"),
                argumentSet(
                        "a key twice, deep inside",
                        task("{'containers':[{'name':'a'},{'name':'b','name':'c'}]}"),
                        "an object has a duplicate key: /detail/containers/1/name"),
                argumentSet(
                        "nested too deep",
                        "[".repeat(100_000),
                        "beyond a limit: deeper than 64 levels, or a number or a key too long"),
                argumentSet(
                        "too large",
                        "{'id':'%s'}".formatted("x".repeat(1_048_576)),
                        "too large: 1048585 bytes, and EventBridge sends at most 1048576"),
                argumentSet("no detail", task("null"), "detail: null"),
                argumentSet("detail a text", task("'secret'"), "detail: an object expected, but it is text"),
                argumentSet("no task ARN", without("taskArn"), "detail.taskArn: missing"),
                argumentSet("task ARN null", with("'taskArn':'" + ARN, "'taskArn':null,'x':'"), "detail.taskArn: null"),
                argumentSet("task ARN empty", with("'taskArn':'" + ARN, "'taskArn':'"), "detail.taskArn: empty"),
                argumentSet(
                        "task ARN of another service",
                        with("{'taskArn':'arn:aws:ecs", "{'taskArn':'arn:aws:ec2"),
                        NOT_A_TASK_ARN),
                argumentSet(
                        "ARN of a cluster",
                        with("{'taskArn':'" + ARN, "{'taskArn':'arn:aws:ecs:eu-central-1:111122223333:cluster/prod"),
                        NOT_A_TASK_ARN),
                argumentSet(
                        "version a text",
                        with("'version':5", "'version':'5'"),
                        "detail.version: a number expected, but it is text"),
                argumentSet("version a fraction", with("'version':5", "'version':5.5"), NOT_A_COUNT),
                argumentSet("version negative", with("'version':5", "'version':-5"), NOT_A_COUNT),
                argumentSet(
                        "version beyond 64 bits", with("'version':5", "'version':9223372036854775808"), NOT_A_COUNT),
                argumentSet("version beyond any number", with("'version':5", "'version':1e999999999"), NOT_A_COUNT),
                argumentSet(
                        "several problems",
                        without("lastStatus")
                                .replace("\"version\":5", "\"version\":true")
                                .replace("\"source\"", "\"sauce\""),
                        "source: missing"),
                argumentSet(
                        "several problems in the detail",
                        without("lastStatus").replace("\"version\":5", "\"version\":true"),
                        "detail.version: a number expected, but it is a boolean; detail.lastStatus: missing"),
                argumentSet(
                        "a cluster that is named nowhere",
                        with(ARN, ARN.replace("prod/", "")).replace("clusterArn", "x"),
                        "detail.clusterArn: missing"),
                argumentSet(
                        "an instance without its ARN",
                        event("ECS Container Instance State Change", INSTANCE.replace("'containerInstanceArn'", "'x'")),
                        "detail.containerInstanceArn: missing"));
    }

    @Test
    void why_an_attachment_failed_is_part_of_why_the_task_stops() {
        String attachments = """
                'attachments':[{'type':'eni','details':[{'name':'subnetId','value':'subnet-1'}]},
                {'type':'AmazonElasticBlockStorage','details':[{'name':'statusReason','value':'no such key'}]}],""";
        assertThat(parser.parse(with("'version':5", attachments + "'version':5")))
                .isInstanceOfSatisfying(
                        Event.TaskStateChange.class,
                        event -> assertThat(event.detail().task().stop())
                                .contains(new EcsTask.StopDetails(
                                        Optional.empty(), Optional.empty(), Optional.of(Reason.of("no such key")))));
    }

    private static final String NOT_A_TASK_ARN =
            "detail.taskArn: not the ARN of an ECS task, arn:<partition>:ecs:<region>:<account>:task/…";

    private static final String NOT_A_COUNT = "detail.version: not a whole number from 0 to 9223372036854775807";

    @ParameterizedTest
    @MethodSource("malformed")
    void what_cannot_be_read_is_malformed_and_the_reason_names_every_problem_with_its_path(String json, String reason) {
        assertThat(parser.parse(json.replace('\'', '"'))).isEqualTo(new Event.Malformed(reason));
    }

    @Test
    void other_events_are_unsupported_and_no_error() {
        assertThat(parser.parse(event("ECS Service Action", "{'eventName':'SERVICE_STEADY_STATE'}")))
                .isInstanceOfSatisfying(
                        Event.Unsupported.class,
                        other -> assertThat(other.envelope().detailType()).isEqualTo("ECS Service Action"));
        assertThat(parser.parse(task(DETAIL).replace("aws.ecs", "aws.batch"))).isInstanceOf(Event.Unsupported.class);
    }

    @ParameterizedTest
    @CsvSource({
        "State, status,        ACTIVE,            NONE",
        "State, status,        DRAINING,          NONE",
        "State, status,        DEREGISTERING,     NONE",
        "State, status,        PONDERING,         NONE",
        "State, status,        IMPAIRED,          NONE",
        "State, status,        INACTIVE,          GONE",
        "State, overallStatus, INACTIVE,          NONE",
        "Health, overallStatus, IMPAIRED,         IMPAIRED",
        "Health, overallStatus, OK,               NONE",
        "Health, overallStatus, INSUFFICIENT_DATA, NONE",
        "Health, overallStatus, FEVERISH,         NONE",
        "Health, status,       IMPAIRED,          NONE"
    })
    void an_instance_is_gone_when_it_is_inactive_and_impaired_when_its_health_says_so(
            String kind, String field, String word, InstanceDetail.News news) {
        String json = INSTANCE.replace("'status':'ACTIVE'", "'%s':'%s'".formatted(field, word));
        assertThat(parser.parse(event("ECS Container Instance " + kind + " Change", json)))
                .isInstanceOfSatisfying(Event.InstanceChange.class, change -> {
                    assertThat(change.detail().news()).isEqualTo(news);
                    assertThat(change.detail().cluster())
                            .contains("arn:aws:ecs:eu-central-1:111122223333:cluster/prod");
                });
    }

    @Test
    void a_task_is_seen_by_its_arn_its_version_and_its_status_alone() {
        EcsTask task = detail(task("{'taskArn':'%s','version':5,'lastStatus':'STOPPED'}".formatted(ARN)))
                .task();
        assertThat(task.ref().arn()).isEqualTo(ARN);
        assertThat(task.placement().cluster()).isEqualTo("arn:aws:ecs:eu-central-1:111122223333:cluster/prod");
        assertThat(task.isStopped()).isTrue();
        assertThat(task.containers()).isEmpty();
    }

    @Test
    void a_request_that_its_event_tells_in_part_says_what_of_it_cannot_be_read_and_not_the_value() {
        TaskDetail detail =
                detail(with("[]}", "[{'name':'app','environment':[{'name':'PIN','value':4711}],'command':'x'}]}"));
        assertThat(detail.launch().get().gaps())
                .extracting(gap -> gap.what())
                .containsExactlyInAnyOrder(
                        "its event cannot be read, detail.overrides.containerOverrides[0].command: a list is expected,"
                                + " not a text",
                        "its event cannot be read, detail.overrides.containerOverrides[0].environment[0].value: a text"
                                + " is expected, not a number");
        assertThat(detail(task(DETAIL)).launch().get().gaps()).isEmpty();
        assertThat(detail(without("overrides")).launch().get().gaps()).hasSize(1);
    }

    private static String without(String field) {
        return with("'" + field + "'", "'x'");
    }
}
