package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
    private static final String ARN =
            "arn:aws:ecs:eu-central-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";
    private static final String CONTAINER = "{'name':'app','lastStatus':'RUNNING'}";
    private static final String DETAIL = """
            {'taskArn':'%s','clusterArn':'arn:cluster','taskDefinitionArn':'arn:def:3','version':5,
             'lastStatus':'RUNNING','desiredStatus':'RUNNING','createdAt':'2026-08-01T10:00:00Z',
             'updatedAt':'2026-08-01T10:00:30Z','containers':[%s],'overrides':{'containerOverrides':[]}}""".formatted(ARN, CONTAINER);
    private static final String INSTANCE = """
            {'containerInstanceArn':'arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/0123','clusterArn':'arn:cluster','status':'ACTIVE','agentConnected':true,
             'version':9,'updatedAt':'2026-08-01T10:00:30Z','versionInfo':{},'registeredResources':[],
             'remainingResources':[],'ec2InstanceId':'i-1'}""";

    private final EventParser parser = new EventParser();

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

    @ParameterizedTest
    @CsvSource({
        "2026-08-01T20:38:27Z,            2026-08-01T20:38:27Z",
        "2026-08-01T20:38:27.7Z,          2026-08-01T20:38:27.700Z",
        "2026-08-01T21:22:46.71Z,         2026-08-01T21:22:46.710Z",
        "2026-08-01T21:22:46.713Z,        2026-08-01T21:22:46.713Z",
        "2026-08-01T21:22:46.7135Z,       2026-08-01T21:22:46.713500Z",
        "2026-08-01T21:22:46.71351Z,      2026-08-01T21:22:46.713510Z",
        "2026-08-01T21:22:46.713512Z,     2026-08-01T21:22:46.713512Z",
        "2026-08-01T21:22:46.7135123Z,    2026-08-01T21:22:46.713512300Z",
        "2026-08-01T21:22:46.71351234Z,   2026-08-01T21:22:46.713512340Z",
        "2026-08-01T21:22:46.713512345Z,  2026-08-01T21:22:46.713512345Z",
        "2026-08-01T23:22:46.71+02:00,    2026-08-01T21:22:46.710Z",
        "2026-08-01T16:22:46-05:00,       2026-08-01T21:22:46Z"
    })
    void times_come_in_every_precision_and_with_any_offset(String text, Instant expected) {
        TaskDetail detail = detail(with("2026-08-01T10:00:00Z", text));
        assertThat(detail.task().times().created()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5e0", "5.000"})
    void a_whole_number_may_be_written_with_a_fraction_of_zero(String number) {
        assertThat(detail(with("'version':5", "'version':" + number)).task().version())
                .isEqualTo(5);
    }

    @Test
    void fields_and_words_that_aws_added_since_are_no_problem() {
        TaskDetail detail = detail(with("'lastStatus':'RUNNING','desiredStatus':'RUNNING'", """
                'lastStatus':'HIBERNATING','desiredStatus':'DREAMING','stopCode':'Moonphase','launchType':'LUNAR',
                'newThing':{'deep':[1,{'a':null}]}"""));
        assertThat(detail.task().lastStatus()).isEqualTo(new EcsStatus.Unknown("HIBERNATING"));
        assertThat(detail.task().desiredStatus()).isEqualTo(new EcsStatus.Unknown("DREAMING"));
        assertThat(detail.task().stop().orElseThrow().code()).contains(new StopCode.UnknownStopCode("Moonphase"));
        assertThat(detail.task().placement().launchType()).contains(new LaunchType.UnknownLaunchType("LUNAR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:us-east-1:111122223333:task/0f6b2c4e-5c4d-4f0e-9d61-1f2a3b4c5d6e",
                "arn:aws-cn:ecs:cn-north-1:111122223333:task/prod/0123456789abcdef0123456789abcdef",
                "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task/a_b-C/0123456789abcdef0123456789abcdef"
            })
    void task_arns_come_in_the_old_and_the_new_format_and_from_every_partition(String arn) {
        assertThat(detail(with(ARN, arn)).task().ref().arn()).isEqualTo(arn);
    }

    @Test
    void a_provider_is_launched_on_again_and_not_its_launch_type_since_run_task_takes_one_of_them() {
        TaskDetail detail =
                detail(with("'version'", "'launchType':'FARGATE','capacityProviderName':'FARGATE_SPOT','version'"));
        assertThat(detail.launch().get().request().compute())
                .isEqualTo(new Compute.OnProviders(List.of(new Compute.StrategyItem("FARGATE_SPOT", 0, 1))));
        assertThat(detail(with("'version'", "'launchType':'EC2','version'"))
                        .launch()
                        .get()
                        .request()
                        .compute())
                .isEqualTo(new Compute.OnLaunchType(LaunchType.KnownLaunchType.EC2));
        assertThat(detail(task(DETAIL)).launch().get().request().compute()).isEqualTo(new Compute.ClusterDefault());
    }

    @Test
    void overrides_are_kept_for_a_relaunch_and_their_environment_is_never_shown() {
        TaskDetail detail = detail(with("{'containerOverrides':[]}", """
                {'cpu':'512','taskRoleArn':'arn:role','ephemeralStorage':{'sizeInGiB':30},'containerOverrides':[
                  {'name':'sidecar'},
                  {'name':'app','command':['a','b'],'memory':256.0,'environment':[
                    {'name':'TOKEN','value':'hunter2'},{'name':'EMPTY','value':''}]}]}"""));
        LaunchRequest.Overrides overrides = detail.launch().get().request().overrides();
        assertThat(overrides.cpu()).contains("512");
        assertThat(overrides.taskRoleArn()).contains("arn:role");
        assertThat(overrides.ephemeralStorageGiB()).contains(30);
        assertThat(overrides.containers()).singleElement().satisfies(app -> {
            assertThat(app.command()).containsExactly("a", "b");
            assertThat(app.memory()).contains(256);
            assertThat(app.environment()).isEqualTo(Map.of("TOKEN", new Secret("hunter2"), "EMPTY", new Secret("")));
        });
        assertThat(detail.toString()).doesNotContain("hunter2");
    }

    @Test
    void the_subnet_that_was_used_is_used_again() {
        TaskDetail detail = detail(with("'version'", """
                'attachments':[{'type':'sdi','details':[]},{'type':'eni','status':'ATTACHED','details':[
                  {'name':'subnetId','value':'subnet-1'},{'name':'macAddress','value':'0a:00'}]}],'version'"""));
        assertThat(detail.launch().get().request().network())
                .contains(new LaunchRequest.Network(List.of("subnet-1"), List.of(), false));
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

    @ParameterizedTest
    @CsvSource({
        "3221225786,  -1073741510",
        "4294967295,  -1",
        "-1073741510, -1073741510",
        "0,           0",
        "4294967296,",
        "-2147483649,",
        "1.5,",
        "'\"0\"',",
        "null,"
    })
    void an_exit_code_has_32_bits_with_its_sign_or_without(String written, @Nullable Integer expected) {
        TaskDetail detail = detail(with("'RUNNING'}", "'RUNNING','exitCode':" + written + "}"));
        assertThat(detail.task().containers().getFirst().exitCode()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2026-08-01T10:00:00'",
                "'2026-08-01T10:00:00.1234567890Z'",
                "'yesterday'",
                "'+999999999-01-01T00:00:00Z'",
                "'-0001-01-01T00:00:00Z'",
                "1785578430",
                "null",
                "{}"
            })
    void a_time_that_is_none_counts_as_absent(String written) {
        assertThat(detail(with("'2026-08-01T10:00:00Z'", written))
                        .task()
                        .times()
                        .created())
                .isEmpty();
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

    private TaskDetail detail(String json) {
        assertThat(parser.parse(json)).isInstanceOf(Event.TaskStateChange.class);
        return ((Event.TaskStateChange) parser.parse(json)).detail();
    }

    private static String task(String detail) {
        return event("ECS Task State Change", detail);
    }

    private static String event(String type, String detail) {
        return """
                {'version':'0','id':'e-1','detail-type':'%s','source':'aws.ecs','account':'111122223333',
                 'time':'2026-08-01T10:00:30Z','region':'eu-central-1','resources':[],'detail':%s}""".formatted(type, detail).strip().replace('\'', '"');
    }

    /** The good event with one thing changed in its detail. */
    private static String with(String part, String other) {
        assertThat(DETAIL).contains(part);
        return task(DETAIL.replaceFirst(
                java.util.regex.Pattern.quote(part), java.util.regex.Matcher.quoteReplacement(other)));
    }

    private static String without(String field) {
        return with("'" + field + "'", "'x'");
    }
}
