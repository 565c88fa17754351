package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Secret;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How single fields of an event are read. */
class EventFieldsTest extends EventParserScene {
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
}
